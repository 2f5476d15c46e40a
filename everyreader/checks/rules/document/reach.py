"""KEY, SEE, WEB: links that cannot be followed, text turned round by style, a second title beside the statement."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.document.elements import hit, looking, tag
from everyreader.checks.rules.model import PAGES, STYLE, Case, Hit, Rule, short
from everyreader.checks.semantics import Page, pages
from everyreader.findings import Ground, Rendition
from everyreader.formats.rendered import Element

_FOLLOWED = ("A", "BUTTON", "SUMMARY", "INPUT", "SELECT", "TEXTAREA", "AREA")
_TURNED = ("BDO", "BDI")


def _usable(element: Element) -> bool:
    return element.name in _FOLLOWED and (element.name not in ("A", "AREA") or "href" in element.attributes)


def _shown(page: Page) -> Iterator[Element]:
    return (one for one in page.elements if _usable(one) and one.box is not None)


def _has_links(case: Case) -> bool:
    return any(True for page in pages(case) for _ in _shown(page))


def _unclickable(page: Page) -> Iterator[tuple[Element, str]]:
    for one in _shown(page):
        if one.styles.get("pointer-events") == "none":
            yield one, tag(one)


def _out_of_reach(case: Case) -> Iterator[Hit]:
    """Parts of a foreign page may hand the focus on by script; ours do not."""
    for page in pages(case):
        for one in _shown(page):
            index = one.attributes.get("tabindex", "").strip()
            if index.startswith("-") and index[1:].isdecimal():
                yield hit(case, page, one, tag(one))


def _has_links_of_ours(case: Case) -> bool:
    return case.publication is not None and _has_links(case)


def _turned_round(page: Page) -> Iterator[tuple[Element, str]]:
    """The direction of text belongs in ``dir``: a style alone turns columns and lines round for the eye only."""
    for one in page.elements:
        around = one.parent.styles.get("direction") if one.parent else None
        own = one.styles.get("direction")
        backwards = one.styles.get("unicode-bidi", "").endswith("override")  # letter by letter: SEE-010
        said = one.name in _TURNED or "dir" in one.attributes or backwards
        if own and around and own != around and not said:
            yield one, f"{tag(one)} runs {'from the right' if own == 'rtl' else 'from the left'}"


def _second_title(case: Case) -> Iterator[Hit]:
    for document in case.reading.rendered:
        tops = [one for one in document.root.walk() if one.role == "heading" and one.level == 1]
        mains = [one for one in document.root.walk() if one.role == "main"]
        inside = {id(one) for main in mains for one in main.walk()}
        for one in tops:
            if mains and id(one) not in inside:
                where = document.path_of(one.element) if one.element else ""
                yield Hit(f"“{short(one.words)}”", None, short(one.words), where=where)


RULES = (
    Rule(
        "KEY-028",
        "link-unclickable",
        "WCAG 2.5.2",
        "something that can be followed takes no click",
        STYLE,
        PAGES,
        looking(_unclickable),
        _has_links,
        alone=True,
        applicability="files with links or controls",
        needs="rendered",
        why="Who points, with a mouse, a finger or a switch, cannot follow it.",
    ),
    Rule(
        "KEY-029",
        "control-out-of-tab-order",
        "WCAG 2.1.1",
        "something that can be followed cannot be reached with the keyboard",
        "take its tabindex away",
        PAGES,
        _out_of_reach,
        _has_links_of_ours,
        applicability="files of ours with links or controls",
        needs="rendered",
    ),
    Rule(
        "SEE-032",
        "direction-set-by-style",
        "WCAG 1.3.2",
        "a style alone turns the direction of text or columns round",
        "say the direction with dir, where the language runs that way, and take it out of the style sheet",
        PAGES,
        looking(_turned_round),
        alone=True,
        needs="rendered",
        rests_on=Ground.WORDS,
        house=True,
    ),
    Rule(
        "WEB-008",
        "title-beside-the-statement",
        "WCAG 1.3.1",
        "a level-1 heading stands outside the statement",
        "keep one level-1 heading, the statement's title",
        (Rendition.HTML,),
        _second_title,
        needs="rendered",
        why="A screen reader's user who looks for the title finds another one first.",
        rests_on=Ground.HOUSE,
    ),
)
