"""What an open page does of itself: when a reader scrolls, moves the pointer or goes on with Tab, and while
minutes go by.

Nothing is pressed or clicked, so nothing was asked for. Minutes go by in no time: the browser's clock is put
forward.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from everyreader.browser.rendered.probe import World, elements
from everyreader.browser.rendered.snapshot import Element, Snapshot

if TYPE_CHECKING:
    from everyreader.browser.visit import Visit

BEFORE = (
    files(__package__ or __name__).joinpath("watch.js").read_text("utf-8")
)  # to be run before the page's own scripts
_OURS = 'globalThis[Symbol.for("everyreader")]'
_SETTLING = 2.0  # seconds, in which what a gesture began smoothly comes to its end
_GOING_BY = (*[1.0] * 6, *[6.0] * 4, *[30.0] * 4, *[150.0] * 3)  # seconds: ten minutes
_LATE = 5.0  # seconds (WCAG 2.2.2)
_MOST_WAIT = 5.0  # of ours, for one of these
_BY_KEY = "the Tab key is pressed"
_EVENTS = {
    "the page is scrolled": ("scroll", "scrollend", "wheel", "touchstart", "touchmove"),
    "the pointer is moved": ("pointermove", "mousemove", "pointerover", "mouseover", "mouseenter"),
    _BY_KEY: ("focus", "focusin"),
    "the page is left and come back to": ("blur", "visibilitychange", "pagehide", "pageshow", "focus"),
}
_NOTHING: dict[str, Any] = dict.fromkeys(("sounds", "opened", "scroll", "places"), ()) | {
    "heard": False,
    "words": "",
}
_DATA = ("json", "template", "importmap", "speculationrules")


@dataclass(frozen=True)
class Began:
    """A sound that began: its element, None where it has none in the document, and ``when``, in words."""

    element: Element | None
    when: str


@dataclass(frozen=True)
class Watched:
    """``sounds`` that began; ``left``: addresses that the page went to, or opened, each with when;
    ``scrolled``: when it scrolled itself; ``changed`` and ``moved``: the words that changed, and the elements
    that moved, while time went by."""

    sounds: tuple[Began, ...] = ()
    left: tuple[tuple[str, str], ...] = ()
    scrolled: str = ""
    changed: str = ""
    moved: tuple[Element, ...] = ()


@dataclass
class _Seen:
    sounds: list[Began] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)
    scrolled: str = ""
    changed: str = ""
    moved: set[int] = field(default_factory=set)


def set_out(visit: Visit, page: Snapshot) -> None:
    """Leave alone what began with the page: from now on a sound begins because the focus was moved, or
    later."""
    if scripted(page):
        _state(visit)


def watched(visit: Visit, world: World, page: Snapshot) -> Watched:
    """What the open page does; ``page`` is the same document, which was ``set_out`` and probed. Afterwards
    its clock stands still: look at it no more."""
    if not scripted(page):
        return Watched()
    known, seen = elements(page), _Seen()
    world.dress("* { scroll-behavior: auto !important }")
    seen.left += [(address, "at once") for address in visit.left]
    visit.left.clear()
    _note(seen, visit, known, _state(visit), f"when {_BY_KEY}")
    for when, names in _EVENTS.items():
        _touch(visit, names)
        _note(seen, visit, known, _state(visit), f"when {when}")
    _go_by(visit, seen, known)
    return Watched(
        tuple(seen.sounds),
        tuple(dict.fromkeys(seen.left)),
        seen.scrolled,
        seen.changed,
        tuple(known[at] for at in sorted(seen.moved) if at < len(known)),
    )


def scripted(page: Snapshot) -> bool:
    """Whether a script runs in it: by an element, or by what an element does when something happens to it."""
    return any(
        one.name == "SCRIPT"
        and not any(kind in one.attributes.get("type", "") for kind in _DATA)
        or any(name.startswith("on") for name in one.attributes)
        for one in page.nodes.values()
    )


def _go_by(visit: Visit, seen: _Seen, known: list[Element]) -> None:
    """Where a sound is heard the page may follow it: that it began is what has to be said."""
    _put_forward(visit, _SETTLING)
    last, gone, moves = _state(visit), 0.0, []
    _note(seen, visit, known, last, f"after {_SETTLING:.0f} seconds")
    for seconds in _GOING_BY:
        _put_forward(visit, seconds)
        gone, state = gone + seconds, _state(visit)
        when = f"after {gone:.0f} seconds" if gone < 120 else f"after {gone / 60:.0f} minutes"
        _note(seen, visit, known, state, when)
        if not state["heard"] and state["scroll"] != last["scroll"]:
            seen.scrolled = seen.scrolled or when
        if not state["heard"] and state["words"] != last["words"]:
            seen.changed = seen.changed or _other(last["words"], state["words"])
        elif gone > _LATE:
            moves.append({int(one.split()[0]) for one in set(state["places"]) - set(last["places"])})
        last = state
    often = {at for at in set().union(*moves) if sum(at in one for one in moves) > 2}
    seen.moved |= set() if seen.scrolled else often


def _note(seen: _Seen, visit: Visit, known: list[Element], state: dict[str, Any], when: str) -> None:
    seen.sounds += [Began(known[at] if 0 <= at < len(known) else None, when) for at in state["sounds"]]
    seen.left += [(address, when) for address in (*visit.left, *state["opened"])]
    visit.left.clear()


def _touch(visit: Visit, names: tuple[str, ...]) -> None:
    """What the reader's hand does, as the browser tells it, and as scripts may listen for it."""
    if "pointermove" in names:
        for at in (40, 90):
            visit.cdp.send("Input.dispatchMouseEvent", {"type": "mouseMoved", "x": at, "y": at})
    elif "focusin" in names:
        tab = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
        for kind in ("rawKeyDown", "keyUp"):
            visit.cdp.send("Input.dispatchKeyEvent", {"type": kind, **tab})
    elif "scroll" in names:
        _run(visit, "scrollBy({ top: 200, behavior: 'instant' })")
    _run(visit, f"{_OURS}.touch({json.dumps(names)})")
    visit.page.wait_for_timeout(40)  # a frame or two, in which the browser tells of it


def _put_forward(visit: Visit, seconds: float) -> None:
    over: list[object] = []
    visit.cdp.once(
        "Emulation.virtualTimeBudgetExpired",
        lambda said: over.append(said),  # noqa: PLW0108 - Playwright asks a handler how many it takes
    )
    visit.cdp.send("Emulation.setVirtualTimePolicy", {"policy": "advance", "budget": seconds * 1000})
    for _ in range(int(_MOST_WAIT * 100)):
        if over:
            return
        visit.page.wait_for_timeout(10)


def _state(visit: Visit) -> dict[str, Any]:
    """What is there; nothing where the page's own scripts keep everybody from asking."""
    return _run(visit, f"{_OURS}.state()") or _NOTHING


def _run(visit: Visit, script: str) -> Any:
    said = visit.cdp.send("Runtime.evaluate", {"expression": script, "returnByValue": True})
    return None if "exceptionDetails" in said else said["result"].get("value")


def _other(before: str, then: str) -> str:
    """The first line that is another."""
    lines: Iterator[str] = (one for one in then.splitlines() if one.strip() and one not in before)
    return next(lines, "words are gone")
