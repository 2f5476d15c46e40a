"""An e-book's package, contents, metadata, notes, and its words read aloud."""
