"""DOC: styles that no reader's own can undo (WCAG 1.4.12, 1.3.4)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial

from everyreader.browser.rendered.geometry import pixels
from everyreader.browser.rendered.reading import ShownReading
from everyreader.browser.rendered.snapshot import Element
from everyreader.checks.rules.document.elements import hit, looking, where_there
from everyreader.checks.rules.model import Hit, Rule, rule, where
from everyreader.checks.rules.subjects import DOCUMENTS, Case
from everyreader.checks.semantics import Page, pages

Found = Iterator[tuple[Element, str]]
_OF_THE_PARENT = ("inherit", "unset", "revert", "revert-layer")
_LEAST = {
    "line-height": 1.5,
    "word-spacing": 0.16,
    "letter-spacing": 0.12,
}  # times the letters' size (WCAG 1.4.12)
_ROUNDING = 0.005


def _insists(one: Element, name: str) -> bool:
    """Whether its ``style`` attribute declares ``name`` so that nothing else wins."""
    if name not in one.attributes.get("style", "").lower():
        return False
    import tinycss2

    said = ""
    for part in tinycss2.parse_blocks_contents(
        one.attributes["style"], skip_comments=True, skip_whitespace=True
    ):
        if part.type == "declaration" and part.lower_name == name and part.important:
            said = tinycss2.serialize(part.value).strip().lower()
    return bool(said) and said not in _OF_THE_PARENT


def _own_words(page: Page, one: Element) -> list[Element]:
    return [each for each in page.children(one) if each.name == "#text" and each.text.strip() and each.seen]


def _wraps(page: Page, one: Element) -> bool:
    """Whether its words run over more than one line by themselves."""
    tops: list[float] = []
    for each in _own_words(page, one):
        tops += [box[1] for box, words in each.lines if words.strip()]
    forced = any(each.name == "BR" for each in page.inside(one))
    kept = one.styles.get("white-space-collapse", "collapse") != "collapse"
    if forced or kept:
        return (
            any(len(_apart([box[1] for box, _ in each.lines])) > 1 for each in _own_words(page, one))
            and not kept
        )
    return len(_apart(tops)) > 1


def _apart(tops: list[float]) -> list[float]:
    """Tops that belong to different lines."""
    found: list[float] = []
    for top in sorted(tops):
        if not found or top - found[-1] > 1:
            found.append(top)
    return found


def _is_fixed(name: str, page: Page, one: Element) -> bool:
    if not page.is_html(one) or not _insists(one, name) or not _own_words(page, one):
        return False
    return name != "line-height" or _wraps(page, one)


def _too_tight(name: str, page: Page) -> Found:
    for one in page.elements:
        if not _is_fixed(name, page, one):
            continue
        size = pixels(one.styles.get("font-size", "16px"))
        value = one.styles.get(name, "normal")
        if size and pixels(value) / size < _LEAST[name] - _ROUNDING:
            yield one, f"{name} {value} for letters of {size:g} px"


def _turn(element: Element) -> float | None:
    """By how many degrees its style turns it in its own plane; None where no matrix can be read."""
    turned = _rotate(element.styles.get("rotate", "none"))
    matrix = element.styles.get("transform", "none")
    if matrix != "none":
        try:
            numbers = [float(one) for one in matrix.partition("(")[2].rstrip(")").split(",")]
        except ValueError:
            return None
        turned += math.degrees(math.atan2(numbers[1], numbers[0]))
    return turned


def _rotate(value: str) -> float:
    parts = value.split()
    if not parts or not parts[-1].endswith("deg"):
        return 0.0
    sign = -1.0 if len(parts) == 4 and parts[2].startswith("-") else 1.0
    about_z = len(parts) == 1 or parts[0] == "z" or (len(parts) == 4 and parts[0] == parts[1] == "0")
    return sign * float(parts[-1].removesuffix("deg")) if about_z else 0.0


def _asks_for_orientation(page: Page) -> bool:
    return any(one.name == "STYLE" and "orientation" in _css(page, one) for one in page.elements)


def _css(page: Page, one: Element) -> str:
    return "".join(each.text for each in page.children(one)).lower()


def _links_styles(page: Page) -> bool:
    return any(
        one.name == "LINK" and "stylesheet" in one.attributes.get("rel", "").lower() for one in page.elements
    )


def _turned(page: Page) -> Iterator[tuple[Element, int]]:
    """The elements that stand a quarter turn apart in a wide and in an upright window."""
    for one in page.elements:
        other = page.rendered.narrow.nodes.get(one.number)
        if other is None or not page.is_html(one) or one.box is None:
            continue
        wide, upright = _turn(one), _turn(other)
        if wide is None or upright is None or wide == upright or not page.seen_inside(one):
            continue
        apart = round(abs(wide - upright)) % 180
        if abs(apart - 90) <= 1:
            yield one, round(upright - wide)


@where("documents with styles that may depend on the orientation")
def _may_turn(case: Case[ShownReading]) -> bool:
    return any(_asks_for_orientation(page) or _links_styles(page) for page in pages(case))


@rule(
    "DOC-013",
    "orientation-held",
    on=DOCUMENTS,
    criterion="WCAG 1.3.4",
    message="a page turns its content when the screen is turned, so that it must be held one way",
    fix="let the content stand upright in both orientations",
    applies=_may_turn,
    act=("b33eff",),
)
def orientation_held(case: Case[ShownReading]) -> Iterator[Hit]:
    for page in pages(case):
        asks = _asks_for_orientation(page)
        if asks or _links_styles(page):
            for one, degrees in _turned(page):
                yield hit(case, page, one, f"by {degrees} degrees", unsure=not asks)


def _held(id: str, name: str, property_: str, message: str, *, act: str) -> Rule:
    """The rule that no style attribute keeps a reader from changing ``property_``."""
    return rule(
        id,
        name,
        on=DOCUMENTS,
        criterion="WCAG 1.4.12",
        message=message,
        fix="take !important away, or give the letters more room",
        applies=where(f"documents whose style attributes insist on {property_}")(
            where_there(partial(_is_fixed, property_))
        ),
        act=(act,),
    )(looking(partial(_too_tight, property_)))


lines_held_together = _held(
    "DOC-010",
    "lines-held-together",
    "line-height",
    "lines stand close together and no reader can part them",
    act="78fd32",
)

words_held_together = _held(
    "DOC-011",
    "words-held-together",
    "word-spacing",
    "words stand close together and no reader can part them",
    act="9e45ec",
)

letters_held_together = _held(
    "DOC-012",
    "letters-held-together",
    "letter-spacing",
    "letters stand close together and no reader can part them",
    act="24afc2",
)
