"""The large print, and any PDF: tags, pages, letters, links, what the file says of itself."""

from everyreader.checks.rules.large_print import (
    file,
    letters,
    links,
    look,
    pages,
    pictures,
    said,
    set,
    standards,
    tags,
)

RULES = tuple(
    rule
    for part in (
        file,
        letters,
        links,
        look,
        pages,
        pictures,
        said,
        set,
        standards,
        tags,
    )
    for rule in part.RULES
)
