"""What every format carries of the statement, held against it: words, structure, alternatives, languages, links."""

from everyreader.checks.rules.compared import (
    alternatives,
    carried,
    contents,
    headings,
    links,
    lists,
    runs,
    tables,
    words,
)

RULES = tuple(
    rule
    for part in (
        alternatives,
        carried,
        contents,
        headings,
        links,
        lists,
        runs,
        tables,
        words,
    )
    for rule in part.RULES
)
