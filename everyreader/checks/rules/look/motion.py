"""DOC, 2: what moves by itself, or goes away on paper (WCAG 2.2.2, 2.3.2, 2.3.3)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.browser.rendered import Element, Rendered, Snapshot
from everyreader.browser.rendered.probe import Motion
from everyreader.browser.rendered.reading import ShownReading
from everyreader.browser.rendered.views import in_sight
from everyreader.checks.rules.look.shared import (
    Spot,
    any_text,
    asked,
    at,
    documents,
    gathered,
    holder,
    quoted,
    restless,
    seen_texts,
)
from everyreader.checks.rules.model import Hit, rule, where
from everyreader.checks.rules.subjects import DOCUMENTS, PAGE, SHOWN, Case
from everyreader.formats.html.read.reading import HtmlReading
from everyreader.model.findings import Ground, Mender
from everyreader.model.text import folded

_LONGEST = 5.0  # seconds (WCAG 2.2.2)
_FASTEST = 1 / 3  # seconds a round: three flashes a second (WCAG 2.3.2)
_FLASHING = frozenset(
    ("opacity", "visibility", "color", "backgroundColor", "backgroundImage", "display", "filter")
)
_RUNNING = ("MARQUEE", "BLINK")
_ANIMATES = ("ANIMATE", "ANIMATETRANSFORM", "ANIMATEMOTION", "SET")


@where("files in which something moves by itself")
def _has_motion(case: Case[ShownReading]) -> bool:
    return (
        bool(case.reading.moving)
        or restless(case)
        or any(one.probe.motions or any(True for _ in _moving(one)) for one in documents(case))
    )


@rule(
    "DOC-050",
    "motion-endless",
    on=SHOWN,
    criterion="WCAG 2.2.2",
    message="something moves by itself for more than five seconds, and cannot be stopped",
    fix="let it stand still, or end within five seconds",
    applies=_has_motion,
    mended_by=Mender.DESIGNER,
    why="Whoever is distracted by movement cannot read beside it.",
)
@asked
def motion_endless(case: Case[ShownReading]) -> Iterator[Hit]:
    """Where a foreign page has a button, that may stop it: a person looks. What no eye meets moves for
    nobody."""
    for document in documents(case):
        stoppable = case.foreign and any(one.element.name == "BUTTON" for one in document.probe.stops)
        for element, what in (*_moving(document), *_moving_images(case, document)):
            if in_sight(element, document.wide):
                words = element.attributes.get("alt") or _words(element, document.wide)
                yield at(case, document, element, what, words, unsure=stoppable)


def _moving_images(case: Case[ShownReading], document: Rendered) -> Iterator[tuple[Element, str]]:
    """Those that flash are another rule's."""
    for name, number, motion in case.reading.moving:
        image = document.wide.nodes.get(number) if name == document.name else None
        long = motion.seconds is None or motion.seconds > _LONGEST
        if image is not None and long and not motion.broad:
            yield (
                image,
                "an image moves "
                + ("without end" if motion.seconds is None else f"for {motion.seconds:.0f} seconds"),
            )


def _moving(document: Rendered) -> Iterator[tuple[Element, str]]:
    for one in document.probe.motions:
        if one.element is not None and not _flashes(one) and (one.end is None or one.end > _LONGEST):
            yield one.element, "moves without end" if one.end is None else f"moves for {one.end:.0f} seconds"
    for one in document.wide.nodes.values():
        if one.name in _RUNNING and one.box is not None:
            yield one, f"{one.name.lower()} moves without end"
        elif (
            one.name in _ANIMATES
            and one.attributes.get("repeatcount", one.attributes.get("repeatCount")) == "indefinite"
        ):
            drawn = next((up for up in one.ancestors() if up.box is not None), None)
            if drawn is not None:
                yield drawn, "a drawing moves without end"


def _flashes(one: Motion) -> bool:
    often = one.end is None or one.once and one.end / one.once >= 3
    return bool(often and 0 < one.once < _FASTEST and _FLASHING.intersection(one.properties))


@rule(
    "DOC-051",
    "flashing",
    on=SHOWN,
    criterion="WCAG 2.3.1",
    message="something flashes more than three times a second",
    fix="let it stand still",
    applies=_has_motion,
    mended_by=Mender.DESIGNER,
    why="Flashes can bring on a seizure.",
)
@asked
def flashing(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        for one in document.probe.motions:
            if one.element is not None and _flashes(one):
                detail = f"{1 / one.once:.0f} times a second"
                yield at(case, document, one.element, detail, _words(one.element, document.wide))


@rule(
    "DOC-055",
    "flashing-image",
    on=DOCUMENTS,
    criterion="WCAG 2.3.1",
    message="an image flashes more than three times in a second",
    fix="make it slower, or put a still image in its place",
    applies=where("files with images that move")(lambda case: bool(case.reading.moving)),
    why="Flashes can bring on a seizure.",
)
def flashing_image(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        for name, number, motion in case.reading.moving:
            image = document.wide.nodes.get(number) if name == document.name else None
            if image is not None and motion.broad:
                words = image.attributes.get("alt", "")
                yield at(case, document, image, f"{motion.flashes:g} times a second", words)


@rule(
    "DOC-052",
    "motion-despite-the-readers-wish",
    on=DOCUMENTS,
    criterion="WCAG 2.3.3 (C39)",
    message="something moves although the reader's device asks for no motion",
    fix="leave it out under prefers-reduced-motion",
    applies=_has_motion,
    house=True,
    mended_by=Mender.DESIGNER,
    why="Motion makes some readers dizzy or sick; they have asked for none.",
)
@asked
def motion_despite_the_readers_wish(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        for one in document.views.restless:
            if one.element is not None and not _flashes(one) and one.end is not None and one.end <= _LONGEST:
                yield at(
                    case,
                    document,
                    one.element,
                    f"for {one.end:.1f} seconds",
                    _words(one.element, document.wide),
                )


@rule(
    "DOC-053",
    "words-lost-on-paper",
    on=PAGE,
    criterion="EN 301 549 5.4",
    message="words that the screen shows are not printed",
    fix="print them: see the rules for print in the style sheet",
    applies=where("pages with styles for print")(
        lambda case: any(one.views.print is not None for one in documents(case))
    ),
    house=True,
    rests_on=Ground.WORDS,
    mended_by=Mender.DESIGNER,
    needs="rendered",
    why="Whoever reads it on paper is told something else than everybody else.",
)
def words_lost_on_paper(case: Case[HtmlReading]) -> Iterator[Hit]:
    for document in documents(case):
        paper = document.views.print
        if paper is None:
            continue
        mains = {one.element.number for one in document.root.walk() if one.role == "main" and one.element}
        for sight in seen_texts(document.wide):
            text = sight.text
            if mains and not any(one.number in mains for one in text.ancestors()):
                continue
            printed = paper.sights.get(text.number)
            if text.number in document.spoken and (printed is None or printed.unseen):
                yield at(case, document, holder(text), quoted(text.shown), text.shown)


@rule(
    "DOC-054",
    "text-unselectable",
    on=DOCUMENTS,
    criterion="WCAG 1.4.8",
    message="a style keeps readers from selecting text",
    fix="take user-select away",
    applies=any_text,
    house=True,
    mended_by=Mender.DESIGNER,
    why="Who has a program read a passage aloud, or look a word up, cannot mark it.",
)
def text_unselectable(case: Case[ShownReading]) -> Iterator[Hit]:
    for document in documents(case):
        spots = (
            Spot(document, holder(one.text), "", one.text.shown)
            for one in seen_texts(document.wide)
            if one.text.styles.get("user-select") == "none" and len(folded(one.text.shown)) >= 20
        )
        yield from gathered(case, spots, lambda one: quoted(one.excerpt))


def _words(element: Element, page: Snapshot) -> str:
    return folded(" ".join(one.shown for one in page.below(element) if one.number in page.sights))
