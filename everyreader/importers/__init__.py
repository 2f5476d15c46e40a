"""A received file → a ``Draft``: one importer for each kind of file, in one table."""
