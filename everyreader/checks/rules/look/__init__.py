"""What a browser shows: what is hidden, in which order, in which colours and sizes, and whether it fits."""

from everyreader.checks.rules.look import (
    colour,
    fit,
    hidden,
    images,
    keys,
    motion,
    order,
    type,
)

RULES = tuple(
    rule
    for part in (
        colour,
        fit,
        hidden,
        images,
        keys,
        motion,
        order,
        type,
    )
    for rule in part.RULES
)
