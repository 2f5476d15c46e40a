"""What people decide: the questions that only they can answer, and what is claimed and accepted."""

from everyreader.checks.rules.people import (
    claims,
    questions,
)

RULES = tuple(
    rule
    for part in (
        claims,
        questions,
    )
    for rule in part.RULES
)
