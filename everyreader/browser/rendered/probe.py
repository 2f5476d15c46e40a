"""What only a script can ask of an open page. It runs in a world of its own, where no script of the page can
reach it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from everyreader.browser.rendered.media import media
from everyreader.browser.rendered.snapshot import Element, Snapshot
from everyreader.model.errors import ValidatorUnavailable

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession


_AT_ONCE = "*, *::before, *::after { transition: none !important }\n"
_NO_PROPERTIES = ("offset", "easing", "composite", "computedOffset")


@dataclass(frozen=True)
class Drawn:
    """An image: the size that it is drawn at and that it has by itself, in CSS pixels; 0 by 0 where it shows
    nothing.

    ``there``: its file is there, or it needs none.
    """

    element: Element
    width: float
    height: float
    natural: tuple[int, int]
    fit: str = "fill"
    there: bool = True


@dataclass(frozen=True)
class Played:
    """A sound or video of the document. ``starts``: by itself. ``seconds`` is 0 where nobody knows, below 0
    where it never ends.

    ``sounds``: something is heard of it, as far as could be told; ``controls``: the browser shows its own.
    """

    element: Element
    starts: bool
    muted: bool
    controls: bool
    seconds: float
    sounds: bool


@dataclass(frozen=True)
class Motion:
    """An animation that runs by itself. ``end`` in seconds, None where it never ends; ``once`` is the length
    of one round.

    ``by_style``: a style sheet made it, and may answer to what the reader asks for.
    """

    element: Element | None
    end: float | None
    once: float
    properties: tuple[str, ...] = ()
    pseudo: str = ""
    by_style: bool = True


@dataclass(frozen=True)
class Stop:
    """An element that takes the focus. ``changed`` are the properties that change near it when it has it.

    ``outline`` is the colour of a line of one colour that is then drawn round it; ``inset``: within its box.
    ``held``: a script keeps the focus there when the Tab key is pressed, in both directions.
    """

    element: Element
    tabindex: int
    changed: tuple[str, ...] = ()
    outline: str = ""
    inset: bool = False
    held: bool = False


@dataclass(frozen=True)
class Probe:
    """The answers for one document, as it is shown wide. Not ``whole``: it changed itself while it was asked,
    and nothing is known."""

    images: tuple[Drawn, ...] = ()
    motions: tuple[Motion, ...] = ()
    media: tuple[Played, ...] = ()
    stops: tuple[Stop, ...] = ()
    queries: tuple[str, ...] = field(default=(), repr=False)
    whole: bool = True

    def asks(self, feature: str) -> bool:
        """Whether a style sheet asks for a media type or feature, such as ``print`` or ``orientation``."""
        return any(feature in one for one in self.queries)


class World:
    """A world beside that of the page's scripts, with the same document."""

    def __init__(self, cdp: CDPSession, name: str) -> None:
        self._cdp, self._name = cdp, name
        frame = cdp.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        made = cdp.send("Page.createIsolatedWorld", {"frameId": frame, "worldName": "everyreader"})
        self._context = made["executionContextId"]

    def ask(self, script: str) -> Any:
        """The value of an expression. Raises ``ValidatorUnavailable`` where it fails."""
        wanted = {"expression": script, "contextId": self._context, "returnByValue": True}
        said = self._cdp.send("Runtime.evaluate", wanted)
        if "exceptionDetails" in said:
            raise ValidatorUnavailable(f"{self._name}: the browser cannot look at it: {_reason(said)}")
        return said["result"].get("value")

    def dress(self, css: str) -> None:
        """Put ``css`` after the page's own style sheets, in the place of what was put there before. Changes
        show at once."""
        script = """(css => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          const others = document.adoptedStyleSheets.filter((one) => one !== globalThis.worn);
          document.adoptedStyleSheets = [...others, sheet];
          globalThis.worn = sheet;
        })"""
        self.ask(f"{script}({json.dumps(_AT_ONCE + css)})")


def settle(world: World) -> list[dict[str, Any]]:
    """Bring what moves to its end, and have nothing move slowly from now on. What moved, for ``probe``."""
    moving = world.ask(_script("settle.js"))
    world.dress("")
    return moving


def _script(name: str) -> str:
    return files(__package__ or __name__).joinpath(name).read_text("utf-8")


def _reason(said: dict[str, Any]) -> str:
    details = said["exceptionDetails"]
    return str(details.get("exception", {}).get("description", details.get("text", ""))).splitlines()[0]


def probe(world: World, moving: list[dict[str, Any]], page: Snapshot, path: Path) -> Probe:
    """Ask everything at once of the document at ``path``; ``moving`` is what ``settle`` gave. Raises
    ``ValidatorUnavailable``."""
    said = world.ask(_script("probe.js"))
    known = elements(page)
    if said["names"].lower() != " ".join(one.name.lower() for one in known):
        return Probe(queries=media(page, path), whole=False)
    at: Mapping[int, Element] = dict(enumerate(known))
    return Probe(
        images=tuple(_drawn(one, at) for one in said["images"] if one["loaded"]),
        motions=_motions(moving, at),
        media=tuple(
            Played(at[one["at"]], **{name: one[name] for name in one if name != "at"})
            for one in said["media"]
        ),
        stops=tuple(
            Stop(
                at[one["at"]],
                one["tabindex"],
                tuple(one["changed"]),
                one["outline"],
                one["inset"],
                one["held"],
            )
            for one in said["stops"]
        ),
        queries=media(page, path),
    )


def elements(page: Snapshot) -> list[Element]:
    """The elements as ``querySelectorAll("*")`` numbers them."""
    return [one for one in page.nodes.values() if _is_element(one) and not one.shadow]


def _is_element(one: Element) -> bool:
    """No text, comment or generated content, and neither doctype nor processing instruction: those keep their
    small letters."""
    return one.name[:1] not in ("#", ":", "") and one.name == one.name.upper()


def _drawn(said: dict[str, Any], at: Mapping[int, Element]) -> Drawn:
    natural = (said["naturalWidth"], said["naturalHeight"])
    return Drawn(
        at[said["at"]], said["width"], said["height"], natural, said["fit"], _is_there(said["address"])
    )


def _is_there(address: str) -> bool:
    parts = urlsplit(address)
    if parts.scheme == "file":
        return Path(url2pathname(parts.path)).is_file()
    return parts.scheme in ("data", "blob")


def _motions(said: list[dict[str, Any]], at: Mapping[int, Element]) -> tuple[Motion, ...]:
    """The animations that run by the clock, transitions left out: those answer to somebody."""
    return tuple(
        Motion(
            at.get(one["at"]),
            one["end"] / 1000 if one["end"] >= 0 else None,
            max(0.0, one["once"] / 1000),
            tuple(name for name in one["properties"] if name not in _NO_PROPERTIES),
            one["pseudo"],
            one["kind"] == "CSSAnimation",
        )
        for one in said
        if one["running"] and one["clock"] and one["kind"] != "CSSTransition"
    )
