"""DOC: what a document says of itself, and how much it lets its reader decide (WCAG 2.2.1, 2.4.2, 3.1.1,
3.1.2, 1.4.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from everyreader.browser.rendered.reading import ShownReading
from everyreader.browser.rendered.snapshot import Element
from everyreader.checks.rules.document.elements import hit, looking
from everyreader.checks.rules.model import Hit, rule, where
from everyreader.checks.rules.subjects import DOCUMENTS, SHOWN, Case
from everyreader.checks.semantics import Page, pages
from everyreader.checks.semantics.languages import declared, known, primary, says_something
from everyreader.model.findings import Ground, Rendition

Found = Iterator[tuple[Element, str]]
_TWENTY_HOURS = 72_000  # seconds; WCAG 2.2.1's exception
_REFRESH = re.compile(r"[ \t\n\f\r]*(?:(\d+)|(?=\.))[0-9.]*(?P<rest>.*)", re.DOTALL)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")


def _html(case: Case[ShownReading]) -> tuple[Page, ...]:
    """The documents that are HTML; of foreign pages those that a server would call so, as ACT asks."""
    every = case.rendition == Rendition.EPUB
    return tuple(one for one in pages(case) if one.html is not None and (every or one.parsed_as_html))


@where("HTML documents")
def _has_html(case: Case[ShownReading]) -> bool:
    return bool(_html(case))


def _language(page: Page) -> str:
    return (declared(page.html, xml=not page.parsed_as_html) or "").strip() if page.html else ""


@rule(
    "DOC-001",
    "page-language-missing",
    on=DOCUMENTS,
    criterion="WCAG 3.1.1",
    message="a document does not say its language",
    fix="say it in the lang attribute of the html element",
    applies=_has_html,
    act=("b5c3f8",),
)
def page_language_missing(case: Case[ShownReading]) -> Iterator[Hit]:
    for page in _html(case):
        if page.html is not None and not _language(page):
            yield hit(case, page, page.html, "")


@where("HTML documents that name their language")
def _states_language(case: Case[ShownReading]) -> bool:
    return any(_language(page) for page in _html(case))


@rule(
    "DOC-002",
    "page-language-unknown",
    on=DOCUMENTS,
    criterion="WCAG 3.1.1",
    message="a document names a language that does not exist",
    fix="write the language's tag as BCP 47 has it, such as en or pt-BR",
    applies=_states_language,
    act=("bf051a",),
)
def page_language_unknown(case: Case[ShownReading]) -> Iterator[Hit]:
    for page in _html(case):
        if page.html is not None and _language(page) and not known(_language(page)):
            yield hit(case, page, page.html, f"“{_language(page)}” is no language that is known")


@where("HTML documents with both lang and xml:lang")
def _states_both(case: Case[ShownReading]) -> bool:
    return any(
        one.html is not None and {"lang", "xml:lang"} <= one.html.attributes.keys() for one in _html(case)
    )


@rule(
    "DOC-003",
    "page-languages-disagree",
    on=DOCUMENTS,
    criterion="WCAG 3.1.1",
    message="a document names two languages as its own",
    fix="write the same language in lang and xml:lang",
    applies=_states_both,
    act=("5b7ae0",),
)
def page_languages_disagree(case: Case[ShownReading]) -> Iterator[Hit]:
    for page in _html(case):
        html = page.html
        if html is None:
            continue
        lang, xml = html.attributes.get("lang", ""), html.attributes.get("xml:lang", "")
        if xml and known(lang) and primary(lang) != primary(xml):
            yield hit(case, page, html, f"lang says “{lang}”, xml:lang “{xml}”")


def _parts(page: Page) -> Iterator[tuple[Element, str]]:
    """The elements of the body that declare a language for words of theirs."""
    xml = not page.parsed_as_html
    for one in page.elements:
        said = declared(one, xml=xml)
        in_body = page.is_html(one) and any(up.name == "BODY" for up in one.ancestors())
        if said and in_body and says_something(page, one, xml=xml):
            yield one, said


@where("documents that name the language of parts")
def _has_parts(case: Case[ShownReading]) -> bool:
    return any(True for page in _html(case) for _ in _parts(page))


@rule(
    "DOC-004",
    "part-language-unknown",
    on=DOCUMENTS,
    criterion="WCAG 3.1.2",
    message="some words are said to be in a language that does not exist",
    fix="write the language's tag as BCP 47 has it, such as en or pt-BR",
    applies=_has_parts,
    act=("de46e4",),
)
def part_language_unknown(case: Case[ShownReading]) -> Iterator[Hit]:
    for page in _html(case):
        for one, said in _parts(page):
            if not known(said):
                yield hit(case, page, one, f"“{said}” is no language that is known")


def _titled(case: Case[ShownReading]) -> tuple[Page, ...]:
    """Our own page beside its statement is compared with it, which says more."""
    beside = case.publication is not None and case.rendition == Rendition.HTML
    return () if beside else tuple(one for one in pages(case) if one.html is not None)


@rule(
    "DOC-005",
    "page-title-missing",
    on=DOCUMENTS,
    criterion="WCAG 2.4.2",
    message="a document has no title",
    fix="give it a title element with words",
    applies=where("HTML documents")(lambda case: bool(_titled(case))),
    act=("2779a5",),
)
def page_title_missing(case: Case[ShownReading]) -> Iterator[Hit]:
    for page in _titled(case):
        title = next((one for one in page.elements if one.name == "TITLE" and page.is_html(one)), None)
        if page.html is not None and (title is None or not page.words(title)):
            yield hit(case, page, title or page.html, "" if title is None else "it is empty")


def metas(page: Page, name: str, value: str) -> Iterator[Element]:
    """The meta elements whose attribute ``name`` says ``value``."""
    for one in page.elements:
        if one.name == "META" and one.attributes.get(name, "").strip().lower() == value:
            yield one


def _delay(content: str) -> int | None:
    """Seconds until the page goes on; None where browsers are told to do nothing (HTML, "shared declarative
    refresh steps")."""
    found = _REFRESH.fullmatch(content)
    if found is None:
        return None
    rest, seconds = found["rest"], int((found[1] or "0")[:9])  # far more than any limit
    return seconds if not rest or rest[0] in ";, \t\n\f\r" else None


def _refresh(page: Page) -> Iterator[tuple[Element, int]]:
    """The first element that makes the page go on, with its delay."""
    delays = (
        (one, _delay(one.attributes.get("content", ""))) for one in metas(page, "http-equiv", "refresh")
    )
    return iter([(one, delay) for one, delay in delays if delay is not None][:1])


@where("documents with a refresh")
def _refreshes(case: Case[ShownReading]) -> bool:
    return any(True for page in pages(case) for _ in _refresh(page))


@rule(
    "DOC-006",
    "page-moves-on",
    on=SHOWN,
    criterion="WCAG 2.2.1, 3.2.5",
    message="a page loads itself anew or goes elsewhere by itself",
    fix="let the reader decide with a link",
    applies=_refreshes,
    act=("bc659a", "bisz58"),
)
@looking
def page_moves_on(page: Page) -> Found:
    for one, delay in _refresh(page):
        if 0 < delay <= _TWENTY_HOURS:
            yield one, f"after {delay} seconds"


@rule(
    "DOC-007",
    "page-moves-on-late",
    on=DOCUMENTS,
    criterion="WCAG 3.2.5",
    message="a page goes elsewhere by itself after more than twenty hours",
    fix="let the reader decide with a link",
    applies=_refreshes,
    rests_on=Ground.HINT,
    act=("bisz58",),
)
@looking
def page_moves_on_late(page: Page) -> Found:
    for one, delay in _refresh(page):
        if delay > _TWENTY_HOURS:
            yield one, f"after {delay} seconds"


def viewport(one: Element) -> dict[str, str]:
    """The pairs of a viewport's ``content`` (CSS Device Adaptation 1, appendix "parsing algorithm")."""
    text = re.sub(r"\s*=\s*", "=", one.attributes.get("content", "").lower())
    pairs = (part.partition("=") for part in re.split(r"[\s,;]+", text) if part)
    return {name: value for name, _, value in pairs}


def _number(value: str) -> float | None:
    found = _NUMBER.match(value)
    return float(found[0]) if found else None


def _fixed(value: str) -> bool:
    number = _number(value)
    if number is None:
        return value not in ("yes", "device-width", "device-height")
    return -1 < number < 1


def _too_small(value: str) -> bool:
    number = _number(value)
    if number is None:
        return value not in ("device-width", "device-height")
    return 0 <= number < 2


@where("documents whose viewport limits zooming")
def _limits_zoom(case: Case[ShownReading]) -> bool:
    wanted = {"user-scalable", "maximum-scale"}
    return any(
        wanted & viewport(one).keys() for page in pages(case) for one in metas(page, "name", "viewport")
    )


@rule(
    "DOC-008",
    "zoom-forbidden",
    on=DOCUMENTS,
    criterion="WCAG 1.4.4",
    message="a page forbids its reader to enlarge it",
    fix="take user-scalable and maximum-scale out of the viewport",
    applies=_limits_zoom,
    act=("b4f0c3",),
)
@looking
def zoom_forbidden(page: Page) -> Found:
    for one in metas(page, "name", "viewport"):
        said = viewport(one)
        if "user-scalable" in said and _fixed(said["user-scalable"]):
            yield one, f"user-scalable={said['user-scalable']}"
        elif "maximum-scale" in said and _too_small(said["maximum-scale"]):
            yield one, f"maximum-scale={said['maximum-scale']}"
