"""Pages and documents of e-books by themselves: names, roles, headings, lists, tables, links, keyboard, the page's player."""

from everyreader.checks.rules.document import (
    alternatives_alone,
    aria_roles,
    controls,
    data_tables,
    documents,
    headings_alone,
    links_alone,
    lists_alone,
    names,
    page,
    player,
    reach,
    references,
    spacing,
)

RULES = tuple(
    rule
    for part in (
        alternatives_alone,
        aria_roles,
        controls,
        data_tables,
        documents,
        headings_alone,
        links_alone,
        lists_alone,
        names,
        page,
        player,
        reach,
        references,
        spacing,
    )
    for rule in part.RULES
)
