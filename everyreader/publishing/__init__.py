"""Stage, verify, swap: how files get under their final names, and what says that they are whole."""
