"""A PDF without tags → a ``Draft``: lines, columns, tables, notes and headings told by where they stand."""
