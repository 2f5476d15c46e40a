"""The tables of ``docs/`` that the code itself can fill: keys, tasks, rules, formats, voices, tools."""

from everyreader.documentation.regions import RegionError, fill, names
from everyreader.documentation.tables import TABLES, Table, arguments_of

__all__ = ["TABLES", "RegionError", "Table", "arguments_of", "fill", "names"]
