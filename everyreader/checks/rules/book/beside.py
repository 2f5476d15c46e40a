"""PKG: where an e-book's links to its own parts lead, beside the statement's."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.compared.contents import key
from everyreader.checks.rules.model import REBUILD, Hit, rule, short, where
from everyreader.checks.rules.subjects import BOOK, Case
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.model.publication import Publication
from everyreader.source.tree import blocks_of, links, walk, words


def _leads(publication: Publication) -> dict[str, set[str]]:
    """Words of links to headings of the statement, and the headings that they lead to."""
    blocks = blocks_of(publication)
    headings = {one["c"][1][0]: key(words(one, past=("Note",))) for one in walk(blocks, "Header")}
    out: dict[str, set[str]] = {}
    for said, target in links(blocks):
        if target.startswith("#") and target[1:] in headings:
            out.setdefault(key(said), set()).add(headings[target[1:]])
    return out


@where("statements with links to their own headings")
def _has_links(case: Case[EpubReading]) -> bool:
    return case.publication is not None and bool(_leads(case.publication))


@rule(
    "PKG-018",
    "link-to-another-part",
    on=BOOK,
    criterion="WCAG 2.4.4",
    message="a link leads to another part than it was made for",
    fix=REBUILD,
    applies=_has_links,
    why="A reader cannot tell where a link leads, or is led nowhere.",
)
def link_to_another_part(case: Case[EpubReading]) -> Iterator[Hit]:
    """A heading that is none any more is told by the rules about headings."""
    leads = _leads(case.publication) if case.publication else {}
    still = {key(heading.text) for one in case.reading.texts for heading in one.headings}
    for name, link, heading in case.reading.links_inside:
        expected = leads.get(key(link.words), set())
        if expected & still and key(heading) not in expected:
            detail = f"“{short(link.words, 60)}” leads to “{short(heading, 60) or link.address}”"
            yield Hit(detail, None, short(link.words), where=link.where, file=name)
