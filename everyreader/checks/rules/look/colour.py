"""SEE, 4: colours: text that stands out from its ground, links that do not depend on colour (WCAG 1.4.1,
1.4.3, 1.4.6).

Measured are the colours that the browser computes, laid over each other in its order of painting. A gradient
or picture leaves a ground open: then the best and the worst that it can be are looked at, and where they
disagree a person has to look.
"""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.browser.rendered import Element, Rendered, Sight, Snapshot
from everyreader.browser.rendered.colour import contrast, named
from everyreader.browser.rendered.fill import ink
from everyreader.browser.rendered.geometry import pixels
from everyreader.browser.rendered.reading import ShownReading
from everyreader.browser.rendered.views import NIGHT_LINK
from everyreader.checks.rules.look.shared import (
    DRAWN,
    Spot,
    any_text,
    block,
    documents,
    gathered,
    holder,
    inside,
    quoted,
    seen_texts,
)
from everyreader.checks.rules.model import Hit, rule, where
from everyreader.checks.rules.subjects import BOOK, DOCUMENTS, SHOWN, Case
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.model.findings import Ground
from everyreader.model.text import folded

_LARGE, _LARGE_BOLD = 24.0, 18.66  # CSS pixels: 18 points, and 14 in bold (WCAG 2.2, "large scale")
_Colours = tuple[
    float, float, str, str, str, bool
]  # how far apart, how far it should be, which, where, unsure
_LIGHT, _DARK = "", " in dark colours"
_LINES = ("underline", "overline")
_ROUND = 0.005  # a ratio that is shown as 4.50 is taken for 4.5


def _minimum(sight: Sight) -> float:
    return 3.0 if _is_large(sight.text) else 4.5


def _enhanced(sight: Sight) -> float:
    return 4.5 if _is_large(sight.text) else 7.0


def _is_large(text: Element) -> bool:
    size = pixels(text.styles.get("font-size", ""), 16)
    return size >= _LARGE or size >= _LARGE_BOLD and pixels(text.styles.get("font-weight", "400"), 400) >= 700


@rule(
    "SEE-012",
    "contrast-low",
    on=SHOWN,
    criterion="WCAG 1.4.3",
    message="text hardly stands out from its ground",
    fix="give it a colour, or its ground one, that differs more in lightness",
    applies=any_text,
    act=("afw4f7", "09o5cg"),
)
def contrast_low(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        yield from gathered(case, _poor(document, enhanced=False), _said)


@rule(
    "SEE-013",
    "contrast-below-enhanced",
    on=DOCUMENTS,
    criterion="WCAG 1.4.6",
    message="text stands out from its ground less than this house promises",
    fix="give it a colour, or its ground one, that differs more in lightness",
    applies=any_text,
    house=True,
    act=("09o5cg",),
)
def contrast_below_enhanced(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        yield from gathered(case, _poor(document, enhanced=True), _said)


def _poor(document: Rendered, *, enhanced: bool) -> Iterator[Spot[_Colours]]:
    """The texts below the minimum; with ``enhanced`` those that may reach the minimum and not more."""
    for page, scheme in _schemes(document):
        for sight in _measured(document, page):
            least, best, worst = _minimum(sight), sight.best or 0.0, sight.worst or 0.0
            wanted = _enhanced(sight) if enhanced else least
            unsure = best >= wanted - _ROUND or sight.text.styles.get("text-shadow", "none") != "none"
            if (
                worst >= wanted - _ROUND
                or enhanced
                and (best < least - _ROUND or unsure and worst < least - _ROUND)
            ):
                continue  # it reaches what is wanted, or the rule about the minimum speaks
            pair = max(sight.pairs, key=lambda one: one.contrast)
            colours = (round(best, 2), wanted, named(pair.ink), named(pair.ground), scheme, unsure)
            yield Spot(document, holder(sight.text), colours, sight.text.shown, unsure)


def _said(spot: Spot[_Colours]) -> str:
    best, wanted, letters, ground, scheme, unsure = spot.key
    if unsure:
        return (
            f"{quoted(spot.excerpt)}{scheme} stands on a gradient or picture, or has a shadow; it needs "
            f"{wanted:g} to 1"
        )
    return (
        f"{quoted(spot.excerpt)} has {best:.2f} to 1, {letters} on {ground}{scheme}; it needs {wanted:g} to 1"
    )


def _schemes(document: Rendered) -> Iterator[tuple[Snapshot, str]]:
    yield document.wide, _LIGHT
    if document.views.dark is not None:
        yield document.views.dark, _DARK


def _measured(document: Rendered, page: Snapshot) -> Iterator[Sight]:
    """The texts whose contrast counts (ACT 09o5cg): seen, in HTML, not switched off, and more than a sign."""
    off = _switched_off(document)
    for sight in page.sights.values():
        text = sight.text
        counts = (
            text.name == "#text" and any(one.isalnum() for one in text.shown) and not inside(text, *DRAWN)
        )
        if not counts or not sight.pairs or sight.unseen and not _lost_here(sight, document, page):
            continue
        if not _is_sign(text) and not any(one.number in off for one in text.ancestors()):
            yield sight


def _lost_here(sight: Sight, document: Rendered, page: Snapshot) -> bool:
    """Whether the colours of this view alone hide it: by day it is seen."""
    by_day = document.wide.sights.get(sight.text.number)
    return page is not document.wide and by_day is not None and not by_day.unseen


def _is_sign(text: Element) -> bool:
    """One letter as a picture: the control has a name of its own."""
    return len(folded(text.shown)) == 1 and any(
        one.attributes.get("aria-label", "").strip() for one in text.ancestors()
    )


def _switched_off(document: Rendered) -> frozenset[int]:
    """The elements that are switched off, and the labels of such controls."""
    nodes = document.wide.nodes.values()
    off = {
        one.number
        for one in nodes
        if one.name in ("BUTTON", "INPUT", "SELECT", "TEXTAREA", "FIELDSET", "OPTION")
        and "disabled" in one.attributes
        or one.attributes.get("aria-disabled", "").lower() == "true"
    }
    names: set[str] = set()
    for one in nodes:
        if any(up.number in off for up in one.ancestors()):
            off |= {up.number for up in one.ancestors() if up.name == "LABEL"}
            names |= {
                one.attributes.get("id", ""),
                *(f"#{each}" for each in one.attributes.get("aria-labelledby", "").split()),
            }
    for one in nodes:
        if (
            one.name == "LABEL"
            and one.attributes.get("for", " ") in names
            or f"#{one.attributes.get('id', ' ')}" in names
        ):
            off.add(one.number)
    return frozenset(off)


@where("files with links among their text")
def _has_links(case: Case[ShownReading]) -> bool:
    return any(_link(one.text) is not None for each in documents(case) for one in seen_texts(each.wide))


@rule(
    "SEE-014",
    "link-by-colour-alone",
    on=DOCUMENTS,
    criterion="WCAG 1.4.1 (F73)",
    message="a link among words is told by its colour alone",
    fix="underline it",
    applies=_has_links,
)
def link_by_colour_alone(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        by_block: dict[int, list[Sight]] = {}
        for sight in seen_texts(document.wide):
            by_block.setdefault(block(sight.text).number, []).append(sight)
        spots = (
            Spot(document, link, round(ratio, 2), sight.text.shown)
            for several in by_block.values()
            for sight, link, ratio in _alike(several)
        )
        yield from gathered(
            case,
            spots,
            lambda one: (
                f"{quoted(one.excerpt)} differs from the words around it by colour alone, {one.key:.2f} to 1"
            ),
        )


def _alike(several: list[Sight]) -> Iterator[tuple[Sight, Element, float]]:
    """The links of one block that nothing but a colour too near to its words' tells from them (F73, G183)."""
    words = [one for one in several if _link(one.text) is None]
    for sight in several:
        link = _link(sight.text)
        if link is None or not words or any(_marked(one, words[0].text) for one in _parts(sight.text, link)):
            continue
        ours, theirs = ink(sight.text), ink(words[0].text)
        ratio = contrast(ours, theirs) if ours and theirs else 21.0
        if ratio < 3.0 - _ROUND:
            yield sight, link, ratio


def _link(text: Element) -> Element | None:
    return next((one for one in text.ancestors() if one.name == "A" and "href" in one.attributes), None)


def _parts(text: Element, link: Element) -> list[Element]:
    """The link, and all between it and its text."""
    own: list[Element] = []
    for one in text.ancestors():
        own.append(one)
        if one is link:
            break
    return own


def _marked(one: Element, words: Element) -> bool:
    """Whether a line, a ground, a frame, or other letters tell it from the words."""
    if one.name == "#text":
        names = ("font-weight", "font-style", "font-size", "text-transform")
        return any(one.styles.get(name) != words.styles.get(name) for name in names)
    styles = one.styles
    return (
        any(line in styles.get("text-decoration-line", "") for line in _LINES)
        or styles.get("border-bottom-style", "none") != "none"
        and pixels(styles.get("border-bottom-width", "0")) > 0
        or styles.get("background-color", "rgba(0, 0, 0, 0)") != "rgba(0, 0, 0, 0)"
        or styles.get("background-image", "none") != "none"
    )


@rule(
    "SEE-015",
    "colours-set-by-half",
    on=BOOK,
    criterion="WCAG 1.4.3 (F24)",
    message=(
        "a style sets the letters' colour or the ground's, and not both, so that a reader's own colours "
        "hide the words"
    ),
    fix="set neither colour, or both",
    applies=any_text,
    rests_on=Ground.ADVICE,  # it takes a reader's own colours to hide anything
    needs="rendered",
)
def colours_set_by_half(case: Case[EpubReading]) -> Iterator[Hit]:
    for document in documents(case):
        night = document.views.night
        if night is not None:
            yield from gathered(case, _lost_by_night(document, night), _by_night)


def _lost_by_night(document: Rendered, night: Snapshot) -> Iterator[Spot[tuple[str, str]]]:
    """The texts that have a colour or a ground of their own, and not both (F24)."""
    for sight in _measured(document, night):
        by_day = document.wide.sights.get(sight.text.number)
        least = _minimum(sight) - _ROUND
        if by_day is not None and (sight.best or 0.0) < least <= (by_day.best or 0.0):
            pair = sight.pairs[0]
            if named(pair.ink) == NIGHT_LINK:
                continue  # the reading system's own colour of links, which it fits to the ground
            yield Spot(document, holder(sight.text), (named(pair.ink), named(pair.ground)), sight.text.shown)


def _by_night(spot: Spot[tuple[str, str]]) -> str:
    return (
        f"{quoted(spot.excerpt)} becomes {spot.key[0]} on {spot.key[1]} where a reader sets light "
        f"letters on a dark ground"
    )
