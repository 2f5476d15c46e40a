"""KEY, SEE, WEB: links that cannot be followed, text turned round by style, a second title beside the
statement."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.browser.rendered import Element
from everyreader.browser.rendered.reading import ShownReading
from everyreader.checks.rules.document.elements import hit, looking, tag
from everyreader.checks.rules.model import STYLE, Hit, rule, short, where
from everyreader.checks.rules.subjects import DOCUMENTS, PAGE, Case, WithStatement
from everyreader.checks.semantics import Page, pages
from everyreader.formats.html.read.reading import HtmlReading
from everyreader.model.findings import Ground

_FOLLOWED = ("A", "BUTTON", "SUMMARY", "INPUT", "SELECT", "TEXTAREA", "AREA")
_TURNED = ("BDO", "BDI")


def _usable(element: Element) -> bool:
    return element.name in _FOLLOWED and (element.name not in ("A", "AREA") or "href" in element.attributes)


def _shown(page: Page) -> Iterator[Element]:
    return (one for one in page.elements if _usable(one) and one.box is not None)


@where("files with links or controls")
def _has_links(case: Case[ShownReading]) -> bool:
    return any(True for page in pages(case) for _ in _shown(page))


@rule(
    "KEY-028",
    "link-unclickable",
    on=DOCUMENTS,
    criterion="WCAG 2.5.2",
    message="something that can be followed takes no click",
    fix=STYLE,
    applies=_has_links,
    why="Who points, with a mouse, a finger or a switch, cannot follow it.",
)
@looking
def link_unclickable(page: Page) -> Iterator[tuple[Element, str]]:
    for one in _shown(page):
        if one.styles.get("pointer-events") == "none":
            yield one, tag(one)


@where("files of ours with links or controls")
def _has_links_of_ours(case: WithStatement[ShownReading]) -> bool:
    return _has_links(case)


@rule(
    "KEY-029",
    "control-out-of-tab-order",
    on=DOCUMENTS.with_statement,
    criterion="WCAG 2.1.1",
    message="something that can be followed cannot be reached with the keyboard",
    fix="take its tabindex away",
    applies=_has_links_of_ours,
)
def control_out_of_tab_order(case: WithStatement[ShownReading]) -> Iterator[Hit]:
    """Parts of a foreign page may hand the focus on by script; ours do not."""
    for page in pages(case):
        for one in _shown(page):
            index = one.attributes.get("tabindex", "").strip()
            if index.startswith("-") and index[1:].isdecimal():
                yield hit(case, page, one, tag(one))


@rule(
    "SEE-032",
    "direction-set-by-style",
    on=DOCUMENTS,
    criterion="WCAG 1.3.2",
    message="a style alone turns the direction of text or columns round",
    fix="say the direction with dir, where the language runs that way, and take it out of the style sheet",
    house=True,
    rests_on=Ground.WORDS,
)
@looking
def direction_set_by_style(page: Page) -> Iterator[tuple[Element, str]]:
    """The direction of text belongs in ``dir``: a style alone turns columns and lines round for the eye
    only."""
    for one in page.elements:
        around = one.parent.styles.get("direction") if one.parent else None
        own = one.styles.get("direction")
        backwards = one.styles.get("unicode-bidi", "").endswith("override")  # letter by letter: SEE-010
        said = one.name in _TURNED or "dir" in one.attributes or backwards
        if own and around and own != around and not said:
            yield one, f"{tag(one)} runs {'from the right' if own == 'rtl' else 'from the left'}"


@rule(
    "WEB-008",
    "title-beside-the-statement",
    on=PAGE.with_statement,
    criterion="WCAG 1.3.1",
    message="a level-1 heading stands outside the statement",
    fix="keep one level-1 heading, the statement's title",
    rests_on=Ground.HOUSE,
    needs="rendered",
    why="A screen reader's user who looks for the title finds another one first.",
)
def title_beside_the_statement(case: WithStatement[HtmlReading]) -> Iterator[Hit]:
    for document in case.reading.rendered:
        tops = [one for one in document.root.walk() if one.role == "heading" and one.level == 1]
        mains = [one for one in document.root.walk() if one.role == "main"]
        inside = {id(one) for main in mains for one in main.walk()}
        for one in tops:
            if mains and id(one) not in inside:
                where = document.path_of(one.element) if one.element else ""
                yield Hit(f"“{short(one.words)}”", None, short(one.words), where=where)
