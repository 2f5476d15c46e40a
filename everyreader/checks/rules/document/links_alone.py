"""LNK: what links of pages and e-books say and do, by themselves (WCAG 2.4.4, 2.4.9, 3.2.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from everyreader.browser.rendered.reading import ShownReading
from everyreader.browser.rendered.snapshot import Element
from everyreader.checks.rules.compared.links import _EMPTY_WORDS
from everyreader.checks.rules.document.elements import looking, where_there
from everyreader.checks.rules.model import advice_for_foreign, rule, short, where
from everyreader.checks.rules.subjects import DOCUMENTS, Case
from everyreader.checks.semantics import Page, pages
from everyreader.checks.semantics.aria import LINKS
from everyreader.checks.semantics.names import name_of
from everyreader.checks.semantics.roles import included, role_of
from everyreader.model.findings import Ground

Found = Iterator[tuple[Element, str]]
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_WINDOW = re.compile(
    (
        r"window|\btab\b|external|fenster|reiter|extern|fenêtre|onglet|externe|ventana|pestaña|externo"
        r"|finestra|scheda|esterno|venster|окн"
    ),
    re.IGNORECASE,
)
_NOTE_LINKS = ("doc-noteref", "doc-backlink")


def _links(page: Page) -> Iterator[tuple[Element, str]]:
    for one in page.elements:
        if role_of(page, one) in LINKS and included(page, one):
            yield one, name_of(page, one)


@where("documents with links")
def _has_links(case: Case[ShownReading]) -> bool:
    return any(True for page in pages(case) for _ in _links(page))


@where("foreign pages and e-books with links")
def _has_foreign_links(case: Case[ShownReading]) -> bool:
    return case.publication is None and _has_links(case)


def _bare(name: str) -> str:
    return name.strip().strip(".…»«\"'“”→>:").strip().casefold()


@rule(
    "LNK-004",
    "link-says-nothing",
    on=DOCUMENTS,
    criterion="WCAG 2.4.9 (F84)",
    message="a link's words do not say where it leads",
    fix="link the words that name the destination",
    applies=_has_foreign_links,
)
@looking
def link_says_nothing(page: Page) -> Found:
    for one, name in _links(page):
        if _bare(name) in _EMPTY_WORDS:
            yield one, f"“{name}”"


@rule(
    "LNK-005",
    "link-is-an-address",
    on=DOCUMENTS,
    criterion="WCAG 2.4.9",
    message="a link's words are its address, which a voice spells out",
    fix="link the words that name the destination",
    applies=_has_foreign_links,
    rests_on=Ground.HINT,
)
@looking
def link_is_an_address(page: Page) -> Found:
    for one, name in _links(page):
        if _ADDRESS.fullmatch(name):
            yield one, f"“{short(name)}”"


def _opens(page: Page, one: Element) -> bool:
    return (
        one.name == "A"
        and one.attributes.get("target", "").strip().lower() == "_blank"
        and included(page, one)
    )


@rule(
    "LNK-006",
    "window-unsaid",
    on=DOCUMENTS,
    criterion="WCAG 3.2.5 (G201)",
    message="a link opens a new window without saying so",
    fix="take target away, or say it in the link's words",
    applies=where("documents with links that open windows")(where_there(_opens)),
    rests_on=Ground.ADVICE,
)
@looking
def window_unsaid(page: Page) -> Found:
    for one, name in _links(page):
        opens = one.attributes.get("target", "").strip().lower() == "_blank"
        said = f"{name} {one.attributes.get('title', '')} {_described(page, one)}"
        if opens and not _WINDOW.search(said):
            yield one, f"“{short(name, 60)}”"


def _described(page: Page, one: Element) -> str:
    names = one.attributes.get("aria-describedby", "").split()
    found = (page.by_id(name, one) for name in names)
    return " ".join(page.words(each) for each in found if each is not None)


@rule(
    "LNK-007",
    "link-runs-a-script",
    on=DOCUMENTS,
    criterion="WCAG 2.1.1, 4.1.2",
    message="a link runs a script instead of leading somewhere",
    fix="give it an address, or make it a button",
    applies=_has_links,
)
@advice_for_foreign
@looking
def link_runs_a_script(page: Page) -> Found:
    """Who made a foreign page that runs scripts may have meant it so: a keyboard works it as well."""
    for one, name in _links(page):
        address = re.sub(r"[\x00-\x20]", "", one.attributes.get("href", "")).lower()
        if address.startswith("javascript:"):
            yield one, f"“{short(name, 60)}”"


@rule(
    "LNK-008",
    "links-alike",
    on=DOCUMENTS,
    criterion="WCAG 2.4.9",
    message="links with the same words lead to different places",
    fix="say in each where it leads",
    applies=_has_foreign_links,
    rests_on=Ground.HINT,
)
@looking
def links_alike(page: Page) -> Found:
    """Links with the same words that lead to different places; the second and later ones are named."""
    met: dict[str, str] = {}
    for one, name in _links(page):
        words, address = _bare(name), one.attributes.get("href", "").strip()
        if (
            not words
            or not address
            or role_of(page, one) in _NOTE_LINKS
            or words.isdecimal()
            or words in _EMPTY_WORDS
        ):
            continue
        if met.setdefault(words, address) != address:
            yield (
                one,
                (
                    f"“{short(name, 60)}” leads to {short(address, 60)}, and elsewhere to "
                    f"{short(met[words], 60)}"
                ),
            )
