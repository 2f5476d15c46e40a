"""A received file → a canonical ``statement.md`` and the list of repairs. No word changes."""

from everyreader.repair.add import Added, Told, add
from everyreader.repair.draft import Repair

__all__ = ["Added", "Repair", "Told", "add"]
