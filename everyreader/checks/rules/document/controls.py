"""KEY, NAM: what the keyboard reaches, and what it must not reach unseen (WCAG 2.1.1, 2.4.3, 4.1.2,
1.3.5)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from everyreader.browser.rendered.focus import disabled, stops, tab_index
from everyreader.browser.rendered.reading import ShownReading
from everyreader.browser.rendered.snapshot import Element
from everyreader.checks.rules.document.elements import hit, looking, where_there
from everyreader.checks.rules.model import Hit, rule, where
from everyreader.checks.rules.subjects import DOCUMENTS, Case
from everyreader.checks.semantics import Page, pages
from everyreader.checks.semantics.aria import PRESENTATIONAL_CHILDREN, WIDGETS
from everyreader.checks.semantics.roles import explicit, included, input_type, role_of
from everyreader.model.findings import Ground

Found = Iterator[tuple[Element, str]]
_SCROLLING = ("auto", "scroll")
_SCROLL_OTHERWISE = ("IFRAME", "HTML", "BODY", "TEXTAREA", "SELECT")


def _is_hidden_from_ears(one: Element) -> bool:
    return one.attributes.get("aria-hidden", "").strip().lower() == "true"


@rule(
    "KEY-020",
    "stop-hidden-from-ears",
    on=DOCUMENTS,
    criterion="WCAG 4.1.2, 1.3.1",
    message="the keyboard reaches what a screen reader is told to pass over",
    fix="take aria-hidden away, or the keyboard's stop",
    applies=where("documents with parts that are hidden from screen readers")(
        where_there(lambda page, one: _is_hidden_from_ears(one))
    ),
    act=("6cfa84",),
)
@looking
def stop_hidden_from_ears(page: Page) -> Found:
    """Each hidden part with the stops in it; a stop that hands the focus on at once is none."""
    for one in page.elements:
        if not _is_hidden_from_ears(one):
            continue
        for stop in (one, *page.inside(one)):
            if _stops_there(page, stop):
                yield one, f"Tab leads to <{stop.name.lower()}> in it"
                break


def _stops_there(page: Page, one: Element) -> bool:
    """Whether Tab rests on it; on a frame of itself only where it has stops in it, or is made one."""
    if one.number not in page.stops or one.number in page.rendered.handing_on:
        return False
    return one.name != "IFRAME" or tab_index(one) is not None or _stops_in_frame(page, one)


def _stops_in_frame(page: Page, frame: Element) -> bool:
    """Whether the frame shows something that Tab could reach."""
    if frame.box is None or min(frame.box[2:]) <= 5 or not frame.seen or page.inert(frame):
        return False
    inside = page.rendered.wide.frames.get(frame.number, ())
    return any(one.box is not None and min(one.box[2:]) > 0 for one in stops(inside))


def _is_full_frame(page: Page, one: Element) -> bool:
    return one.name == "IFRAME" and _stops_in_frame(page, one)


@rule(
    "KEY-021",
    "frame-shut-to-the-keyboard",
    on=DOCUMENTS,
    criterion="WCAG 2.1.1",
    message="a frame with links or controls cannot be entered by keyboard",
    fix="take the negative tabindex away",
    applies=where("documents with frames that hold links or controls")(where_there(_is_full_frame)),
    act=("akn7bn",),
)
@looking
def frame_shut_to_the_keyboard(page: Page) -> Found:
    for one in page.elements:
        if _is_full_frame(page, one) and (tab_index(one) or 0) < 0:
            yield one, ""


def _swallows(page: Page, one: Element) -> bool:
    return role_of(page, one) in PRESENTATIONAL_CHILDREN


@rule(
    "KEY-022",
    "stop-inside-a-control",
    on=DOCUMENTS,
    criterion="WCAG 4.1.2",
    message="the keyboard reaches something inside a control or image whose parts nobody is told of",
    fix="put the two beside each other",
    applies=where("documents with controls or images whose parts are not told")(where_there(_swallows)),
    act=("307n5z",),
)
@looking
def stop_inside_a_control(page: Page) -> Found:
    for one in page.elements:
        if _swallows(page, one):
            stop = next((each for each in page.inside(one) if each.number in page.stops), None)
            if stop is not None:
                yield one, f"Tab leads to <{stop.name.lower()}> in it"


def _scrolls(page: Page, one: Element) -> bool:
    """ACT's "scrollable element" with something to see, beyond its own padding on one side."""
    return _scroll_distance(page, one, min)


def _scroll_distance(page: Page, one: Element, padding: Callable[[list[float]], float]) -> bool:
    if not page.is_html(one) or one.name in _SCROLL_OTHERWISE or one.box is None:
        return False
    across, down = one.scrolls
    wide = one.styles.get("overflow-x") in _SCROLLING and across > padding(_paddings(one, "left", "right"))
    deep = one.styles.get("overflow-y") in _SCROLLING and down > padding(_paddings(one, "top", "bottom"))
    return (wide or deep) and any(page.seen_inside(each) for each in page.children(one))


def _paddings(one: Element, *sides: str) -> list[float]:
    return [float(one.styles.get(f"padding-{side}", "0").removesuffix("px") or 0) for side in sides]


@rule(
    "KEY-023",
    "scrolling-part-unreachable",
    on=DOCUMENTS,
    criterion="WCAG 2.1.1",
    message="a part that scrolls cannot be reached by keyboard",
    fix='give it tabindex="0" and a name',
    applies=where("documents with parts that scroll")(where_there(_scrolls)),
    act=("0ssw9k",),
)
def scrolling_part_unreachable(case: Case[ShownReading]) -> Iterator[Hit]:
    """Browsers differ in whether padding scrolls too: where it is no more than that, a person has to look."""
    for page in pages(case):
        for one in page.elements:
            if not _scrolls(page, one):
                continue
            if not any(each.number in page.stops for each in (one, *page.inside(one))):
                yield hit(case, page, one, "", unsure=not _scroll_distance(page, one, sum))


def _is_marked_decorative(_: Page, one: Element) -> bool:
    said = explicit(one)
    return said in ("none", "presentation") or (
        one.name == "IMG" and not said and one.attributes.get("alt") == ""
    )


@rule(
    "NAM-008",
    "decoration-exposed",
    on=DOCUMENTS,
    criterion="WCAG 1.1.1",
    message="something is marked as decoration and is announced all the same",
    fix=(
        "take away its role or empty alternative text, or else its aria attributes and its place in the "
        "Tab order"
    ),
    applies=where("documents with elements marked as decoration")(where_there(_is_marked_decorative)),
    rests_on=Ground.ADVICE,
    act=("46ca7f",),
)
@looking
def decoration_exposed(page: Page) -> Found:
    for one in page.elements:
        if _is_marked_decorative(page, one) and included(page, one):
            yield one, f"it is told as {role_of(page, one) or 'an element'}"


_CONTACTS = {"email", "impp"}
_FIELDS = """name honorific-prefix given-name additional-name family-name honorific-suffix nickname username
    new-password current-password one-time-code organization-title organization street-address address-line1
    address-line2 address-line3 address-level4 address-level3 address-level2 address-level1 country
    country-name postal-code cc-name cc-given-name cc-additional-name cc-family-name cc-number cc-exp
    cc-exp-month cc-exp-year cc-csc cc-type transaction-currency transaction-amount language bday bday-day
    bday-month bday-year sex url photo tel tel-country-code tel-national tel-area-code tel-local
    tel-local-prefix tel-local-suffix tel-extension email impp"""
_FIELD_NAMES = frozenset(_FIELDS.split())
_FIXED_INPUTS = ("button", "checkbox", "file", "image", "radio", "reset", "submit", "hidden")


def _completes(page: Page, one: Element) -> bool:
    """Whether the field says what may be filled in, and a person can meet it."""
    said = one.attributes.get("autocomplete", "").split()
    if one.name not in ("INPUT", "SELECT", "TEXTAREA") or not page.is_html(one) or not said:
        return False
    if len(said) == 1 and said[0].lower() in ("on", "off"):
        return False
    if one.name == "INPUT" and input_type(one) in _FIXED_INPUTS:
        return False
    off = any(
        above.attributes.get("aria-disabled", "").strip().lower() == "true" for above in one.ancestors()
    )
    if off or disabled(one) or not (one.seen or included(page, one)):
        return False
    return one.number in page.stops or role_of(page, one) in WIDGETS or not role_of(page, one)


def _follows_the_order(tokens: list[str]) -> bool:
    """HTML, "Autofill detail tokens"."""
    if tokens and tokens[0].startswith("section-"):
        tokens = tokens[1:]
    if tokens and tokens[0] in ("shipping", "billing"):
        tokens = tokens[1:]
    if tokens and tokens[-1] == "webauthn":
        tokens = tokens[:-1]
    if len(tokens) == 2 and tokens[0] in ("home", "work", "mobile", "fax", "pager"):
        return (
            tokens[1] in _CONTACTS
            or re.fullmatch(r"tel(-.*)?", tokens[1]) is not None
            and tokens[1] in _FIELD_NAMES
        )
    return len(tokens) == 1 and tokens[0] in _FIELD_NAMES


@rule(
    "KEY-025",
    "field-purpose-unknown",
    on=DOCUMENTS,
    criterion="WCAG 1.3.5",
    message="what a field may be filled in with is said in words that no browser knows",
    fix="write one of HTML's autofill names in autocomplete",
    applies=where("documents with fields that say what they may be filled in with")(where_there(_completes)),
    act=("73f2c2",),
)
@looking
def field_purpose_unknown(page: Page) -> Found:
    for one in page.elements:
        if _completes(page, one) and not _follows_the_order(one.attributes["autocomplete"].lower().split()):
            yield one, f"“{one.attributes['autocomplete'].strip()}”"


@where("documents with links or controls")
def _has_stops(case: Case[ShownReading]) -> bool:
    return any(page.stops for page in pages(case))


@rule(
    "KEY-026",
    "tab-order-forced",
    on=DOCUMENTS,
    criterion="WCAG 2.4.3",
    message="the keyboard does not follow the order of the text",
    fix="take the tabindex away, or write 0",
    applies=_has_stops,
    rests_on=Ground.ADVICE,
)
@looking
def tab_order_forced(page: Page) -> Found:
    for one in page.stops.values():
        if (tab_index(one) or 0) > 0:
            yield one, f"tabindex {tab_index(one)}"


@rule(
    "KEY-027",
    "focus-taken",
    on=DOCUMENTS,
    criterion="WCAG 3.2.1",
    message="a control takes the focus when the page opens",
    fix="let the reader begin at the top",
    applies=_has_stops,
    rests_on=Ground.ADVICE,
)
@looking
def focus_taken(page: Page) -> Found:
    for one in page.elements:
        if (
            "autofocus" in one.attributes
            and not page.hidden(one)
            and all(up.name != "DIALOG" for up in one.ancestors())
        ):
            yield one, ""
