"""Notes that were typed as text."""
