"""Tables that only place things, and cells that head others."""
