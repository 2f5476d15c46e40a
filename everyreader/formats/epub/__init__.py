"""The e-book: EPUB 3.3, written from the fragment and read back from the finished file."""

from everyreader.formats.epub.read_back import EpubReading, read_back
from everyreader.formats.epub.write import write

__all__ = ["EpubReading", "read_back", "write"]
