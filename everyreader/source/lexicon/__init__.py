"""Pronunciation lexicons: how words of a statement, or of all statements of a house, are spoken (W3C PLS
1.0)."""
