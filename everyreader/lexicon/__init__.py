"""Pronunciation lexicons: how words of a statement, or of all statements of a house, are spoken (W3C PLS 1.0)."""

from everyreader.lexicon.entries import Entry, Lexicon
from everyreader.lexicon.files import LexiconFile, lexicon_files, read_lexicon

__all__ = ["Entry", "Lexicon", "LexiconFile", "lexicon_files", "read_lexicon"]
