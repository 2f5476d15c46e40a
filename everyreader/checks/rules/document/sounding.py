"""DOC: sound that starts by itself (WCAG 1.4.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import parse_qs, urlsplit

from everyreader.browser.rendered import Element
from everyreader.browser.rendered.probe import Played
from everyreader.browser.rendered.reading import ShownReading
from everyreader.checks.rules.document.elements import hit
from everyreader.checks.rules.look.shared import asked
from everyreader.checks.rules.model import Hit, rule, where
from everyreader.checks.rules.subjects import SHOWN, Case
from everyreader.checks.semantics import Page, pages
from everyreader.model.findings import Ground

_LONGEST = 3.0  # seconds (WCAG 1.4.2)
_SOUND = (".mp3", ".m4a", ".ogg", ".oga", ".opus", ".wav", ".mid", ".midi", ".aac", ".flac")
_EMBEDDED = ("EMBED", "OBJECT", "BGSOUND")


@where("documents with sound, video or frames")
def _has_sound(case: Case[ShownReading]) -> bool:
    return any(
        page.rendered.probe.media
        or page.rendered.watched.sounds
        or any(one.name in (*_EMBEDDED, "IFRAME") for one in page.elements)
        for page in pages(case)
    )


@rule(
    "DOC-014",
    "sound-starts-by-itself",
    on=SHOWN,
    criterion="WCAG 1.4.2",
    message="sound begins without being asked for",
    fix="take autoplay away, and let the reader begin it",
    applies=_has_sound,
    why="Whoever listens to a screen reader no longer hears it, nor the way to stop the sound.",
)
@asked
def sound_starts_by_itself(case: Case[ShownReading]) -> Iterator[Hit]:
    """Where a reader can stop it, it is bad manners and no failure; where nobody can tell whether it is
    heard, a person listens."""
    for page in pages(case):
        later = [began.element for began in page.rendered.watched.sounds]
        for one in page.rendered.probe.media:
            if one.starts and one.element not in later and not one.muted and not 0 < one.seconds <= _LONGEST:
                found = hit(
                    case, page, one.element, _how_long(one), unsure=case.foreign and not _is_heard(one)
                )
                yield replace(found, rests_on=Ground.ADVICE if _can_be_stopped(page, one) else None)
        for began in page.rendered.watched.sounds:
            yield hit(case, page, began.element or page.elements[0], began.when, unsure=case.foreign)
        for one in page.elements:
            if one.name in _EMBEDDED and _is_sound(one) or one.name == "IFRAME" and _frame_starts(one):
                yield hit(case, page, one, "", unsure=case.foreign)


def _how_long(one: Played) -> str:
    return "without end" if one.seconds < 0 else f"for {one.seconds:.0f} seconds" if one.seconds else ""


def _is_heard(one: Played) -> bool:
    """Whether it certainly has a sound, and of more than three seconds."""
    return one.sounds and one.seconds != 0


def _can_be_stopped(page: Page, one: Played) -> bool:
    """Whether the browser shows its own controls, or a button of the page may be for it."""
    return one.controls or any(stop.name == "BUTTON" for stop in page.stops.values())


def _is_sound(one: Element) -> bool:
    """Whether a browser would play what it names as soon as it has it."""
    address = one.attributes.get("src") or one.attributes.get("data", "")
    kind = one.attributes.get("type", "").strip().lower()
    return one.name == "BGSOUND" or kind.startswith("audio/") or _suffix(address) in _SOUND


def _suffix(address: str) -> str:
    return PurePosixPath(urlsplit(address).path).suffix.lower()


def _frame_starts(one: Element) -> bool:
    """Whether it is told to play by itself, and not without sound."""
    said = parse_qs(urlsplit(one.attributes.get("src", "")).query.lower())
    off = {"0", "false", "no"}
    starts = bool(set(said.get("autoplay", ("0",))) - off)
    mute = any(set(said.get(name, ("0",))) - off for name in ("mute", "muted"))
    return starts and not mute
