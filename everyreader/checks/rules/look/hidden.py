"""SEE, 1: what one of eye and ear is given and the other is not (WCAG 1.1.1, 1.3.1)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.browser.rendered import Element, Rendered
from everyreader.browser.rendered.reading import ShownReading
from everyreader.checks.rules.look.shared import (
    HEADINGS,
    any_text,
    at,
    block,
    documents,
    has_words,
    holder,
    inside,
    quoted,
    seen_texts,
    told,
)
from everyreader.checks.rules.model import Hit, rule, where
from everyreader.checks.rules.subjects import BOOKS_AND_PAGES, DOCUMENTS, PAGE, SHOWN, Case
from everyreader.formats.html.read.reading import HtmlReading
from everyreader.model.findings import Ground, Rendition
from everyreader.model.text import folded

_STRUCTURE = {
    "UL": "list",
    "OL": "list",
    "DL": "list of definitions",
    "LI": "list item",
    "BLOCKQUOTE": "quotation",
    "MATH": "formula",
} | dict.fromkeys(HEADINGS, "heading")
_EMPTY_ROLES = ("none", "presentation", "generic", "group", "text")
_STRUCK = ("DEL", "S", "STRIKE")
_MADE = ("::BEFORE", "::AFTER")


@rule(
    "SEE-001",
    "text-unseen",
    on=BOOKS_AND_PAGES,
    criterion="WCAG 1.3.1",
    message="words are spoken that no eye meets",
    fix="show them, or take them out for everybody",
    applies=any_text,
    house=True,
    rests_on=Ground.WORDS,
)
def text_unseen(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        for sight in document.wide.sights.values():
            text = sight.text
            if not sight.unseen or text.number not in document.spoken:
                continue
            if not inside(text, "MPHANTOM") and _counts(case, document, text):
                yield at(case, document, holder(text), f"{quoted(text.text)}: {sight.unseen}", text.text)


@rule(
    "SEE-002",
    "text-unspoken",
    on=BOOKS_AND_PAGES,
    criterion="WCAG 1.3.1",
    message="words are seen that no screen reader says",
    fix="take away what hides them from screen readers",
    applies=any_text,
    house=True,
    rests_on=Ground.WORDS,
)
def text_unspoken(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        for sight in document.wide.sights.values():
            text = sight.text
            if (
                not sight.unseen
                and text.name == "#text"
                and text.number not in document.spoken
                and _counts(case, document, text)
            ):
                yield at(case, document, holder(text), f"{quoted(text.text)}{_why(text)}", text.text)


def _counts(case: Case[ShownReading], document: Rendered, text: Element) -> bool:
    """Whether it has words, does not come into sight with the focus, and no other rule misses it or the words
    around it."""
    if not has_words(text.text) or text.number in document.views.revealed:
        return False
    around = (each.text for each in document.wide.below(block(text)) if each.name == "#text")
    return not told(case, max(around, key=len, default=text.text))


def _why(text: Element) -> str:
    for one in text.ancestors():
        if one.attributes.get("aria-hidden", "").strip().lower() == "true":
            return ": aria-hidden hides it"
        if "inert" in one.attributes:
            return ": inert hides it"
    return ""


@rule(
    "SEE-003",
    "text-hidden-beside-the-statement",
    on=PAGE,
    criterion="WCAG 1.3.1",
    message="eye and ear are not given the same words outside of the main part",
    fix="show them to both, or to neither",
    applies=any_text,
    house=True,
    rests_on=Ground.WORDS,
    needs="rendered",
)
def text_hidden_beside_the_statement(case: Case[HtmlReading]) -> Iterator[Hit]:
    for document in documents(case):
        mains = {one.element.number for one in document.root.walk() if one.role == "main" and one.element}
        for sight in document.wide.sights.values():
            text = sight.text
            if text.name != "#text" or not mains or any(one.number in mains for one in text.ancestors()):
                continue
            if not _counts(case, document, text):
                continue
            if sight.unseen and text.number in document.spoken:
                yield at(
                    case,
                    document,
                    holder(text),
                    f"{quoted(text.text)} is spoken and not seen: {sight.unseen}",
                    text.text,
                )
            elif not sight.unseen and text.number not in document.spoken:
                yield at(
                    case,
                    document,
                    holder(text),
                    f"{quoted(text.text)} is seen and not spoken{_why(text)}",
                    text.text,
                )


@where("files with such an element that has the role none, presentation, generic, group or text")
def _has_roles(case: Case[ShownReading]) -> bool:
    return any(_structures(one) for one in documents(case))


@rule(
    "SEE-004",
    "structure-unspoken",
    on=DOCUMENTS,
    criterion="WCAG 1.3.1 (F92)",
    message="what the eye sees as a list, heading, quotation or formula is said as loose text",
    fix="take its role attribute away",
    applies=_has_roles,
)
def structure_unspoken(case: Case[ShownReading]) -> Iterator[Hit]:
    """Lists, headings and the like that their ``role`` takes away. In a page beside its statement the
    structure rules speak."""
    if case.rendition == Rendition.HTML and case.publication is not None:
        return
    for document in documents(case):
        empty = _structures(document)
        for one in empty:
            role = one.attributes["role"].split()[0]
            around = any(up is not one and up in empty for up in one.ancestors())
            if not around and _is_stripped(one, document):
                yield at(
                    case, document, one, f'a {_STRUCTURE[one.name]} with role="{role}"', _text(one, document)
                )


def _structures(document: Rendered) -> list[Element]:
    return [
        one
        for one in document.wide.nodes.values()
        if one.name in _STRUCTURE
        and not (one.name == "LI" and one.parent is not None and _is_no_list(one.parent))
        and _said_role(one) in _EMPTY_ROLES
    ]


def _said_role(one: Element) -> str:
    """The first role that its attribute names, ``""`` without one."""
    return (one.attributes.get("role", "").lower().split() or [""])[0]


def _is_no_list(one: Element) -> bool:
    """Whether ARIA makes something else of a list, such as a row of tabs: its items are then to be none."""
    return _said_role(one) not in ("", "list", *_EMPTY_ROLES)


def _is_stripped(one: Element, document: Rendered) -> bool:
    """Whether assistive technology is given nothing of it."""
    if not has_words(_text(one, document)):
        return False
    said = document.told.get(one.number)
    return said is None or said.role in (
        "",
        "none",
        "presentation",
        "generic",
        "group",
        "LayoutTable",
        "LayoutTableRow",
    )


def _text(one: Element, document: Rendered) -> str:
    return folded(" ".join(each.text for each in document.wide.below(one) if each.name == "#text"))


@where("files with content made by ::before or ::after")
def _has_made(case: Case[ShownReading]) -> bool:
    return any(one.text.name in _MADE for each in documents(case) for one in each.wide.sights.values())


@rule(
    "SEE-005",
    "words-made-by-style",
    on=SHOWN,
    criterion="WCAG 1.3.1 (F87)",
    message="a style sheet adds words that are not in the text",
    fix="write them in the text, or take them out of the style sheet",
    applies=_has_made,
    rests_on=Ground.WORDS,
)
def words_made_by_style(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        for sight in document.wide.sights.values():
            made, text = sight.text, folded(sight.text.shown)
            letters = sum(one.isalpha() for one in text)
            if made.name in _MADE and letters > 1 and not sight.unseen and not told(case, text):
                yield at(case, document, holder(made), f"{quoted(text)}, by {made.name.lower()}", text)


@rule(
    "SEE-024",
    "words-struck-by-style",
    on=SHOWN,
    criterion="WCAG 1.3.1",
    message="words are struck through for the eye only",
    fix="mark them with del or s, or take the line away",
    applies=any_text,
)
def words_struck_by_style(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        for sight in seen_texts(document.wide):
            by = next((one for one in sight.text.ancestors() if _strikes(one)), None)
            if by is not None and not inside(sight.text, *_STRUCK):
                yield at(case, document, by, quoted(sight.text.shown), sight.text.shown)


def _strikes(one: Element) -> bool:
    return one.name != "#text" and "line-through" in one.styles.get("text-decoration-line", "")
