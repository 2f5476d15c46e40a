"""EDN: the pages of an edition are in the language that they name (WCAG 3.1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.edition_reading import EditionReading
from everyreader.checks.rules.edition.files import AGAIN
from everyreader.checks.rules.model import Hit, rule, where
from everyreader.checks.rules.subjects import PUBLISHED, WithStatement
from everyreader.checks.semantics import Page, pages
from everyreader.checks.semantics.languages import primary
from everyreader.language.tongues import LETTERS, apart, identifier, letters_in, name_of, tongue_of
from everyreader.model.text import folded

_PASSAGE = 600  # characters, which suffice to tell a language


@rule(
    "EDN-037",
    "page-language-untrue",
    on=PUBLISHED,
    criterion="WCAG 3.1.1",
    message="a page of the edition names another language than its words are in",
    fix=AGAIN,
    applies=where("editions with pages that name a language")(lambda case: any(True for _ in _named(case))),
    needs="rendered",
    why="A screen reader reads the page with another language's sounds.",
)
def page_language_untrue(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    for page, said in _named(case):
        own = " ".join(
            one.text
            for one in page.nodes
            if one.name == "#text" and one.box is not None and one.language == said
        )
        words = folded(own)
        passages = [words[at : at + _PASSAGE] for at in range(0, min(len(words), 10 * _PASSAGE), _PASSAGE)]
        told = [tongue_of(one) for one in passages if letters_in(one) >= LETTERS]
        strange = [one for one in told if apart(primary(said), one)]
        if len(strange) > 0.8 * len(told):
            yield Hit(f"its words are {name_of(strange[0])}, it says {name_of(said)}", file=page.name)


def _named(case: WithStatement[EditionReading]) -> Iterator[tuple[Page, str]]:
    for page in pages(case):
        said = page.html.language if page.html is not None else ""
        if primary(said) in identifier().labels:
            yield page, said
