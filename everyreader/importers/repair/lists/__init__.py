"""Points and numbers that somebody typed, as lists."""
