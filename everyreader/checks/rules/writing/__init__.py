"""The statement as it is written."""
