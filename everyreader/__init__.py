"""Everyreader: one canonical statement, one edition of EPUB, page, large print and audio, proven to say the
same."""
