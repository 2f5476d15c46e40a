"""The statement as it is written."""

from everyreader.checks.rules.writing import (
    parts,
    typed,
)

RULES = tuple(
    rule
    for part in (
        parts,
        typed,
    )
    for rule in part.RULES
)
