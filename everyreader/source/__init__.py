"""A source folder → a ``Publication``, or an error that names file and line."""

from everyreader.model.publication import STATEMENT
from everyreader.source.read import read_file, read_statement

__all__ = ["STATEMENT", "read_file", "read_statement"]
