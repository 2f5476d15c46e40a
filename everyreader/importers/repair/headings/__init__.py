"""Lines that are headings, those that are none, and their levels."""
