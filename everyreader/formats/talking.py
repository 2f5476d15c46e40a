"""What is read back from any talking book: the files of its zip, its recordings, and its text where it has
one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from everyreader.browser.chromium import Browser
from everyreader.browser.rendered.reading import ShownReading
from everyreader.model.errors import MakerFailed, ValidatorUnavailable
from everyreader.sound.speech import MAXIMUM_SECONDS, Sound, TooMuch, speech
from everyreader.zipbook.container import Container
from everyreader.zipbook.rendered import rendered

Talking = TypeVar("Talking", bound="TalkingReading")
SOUND = "sound"  # what ``unavailable`` calls the recordings


@dataclass(frozen=True)
class Dangling:
    """A reference that leads nowhere: the file that has it, the address as written, and the place inside that
    file, if known."""

    file: str
    address: str
    where: str = ""


@dataclass(frozen=True, kw_only=True)
class TalkingReading(ShownReading):
    """A ``Reading`` and what every talking book has. File names are paths inside the zip.

    ``main`` is the file at which a player begins. ``missing`` are references to files that are not there,
    ``dangling`` those to places that are not; ``strays`` are files that nothing refers to; ``broken`` files
    that cannot be read, each with the reason. ``sounds`` are the recordings, decoded; ``rendered`` are its
    documents as a browser shows them. ``identifier``, ``narrators`` as the book says them; ``said_seconds``
    is the length that it states.
    """

    main: str
    names: tuple[str, ...]
    doubled: tuple[str, ...] = ()
    missing: tuple[Dangling, ...] = ()
    dangling: tuple[Dangling, ...] = ()
    strays: tuple[str, ...] = ()
    broken: tuple[tuple[str, str], ...] = ()
    sounds: Mapping[str, Sound] = field(default_factory=dict)
    identifier: str = ""
    narrators: tuple[str, ...] = ()
    said_seconds: float | None = None
    cover_alt: str | None = None


def decoded(container: Container, names: Iterable[str]) -> tuple[dict[str, Sound], str]:
    """The recordings ``names``, each as it is heard, and why some were not listened to (``""`` where all
    were)."""
    left, out = float(MAXIMUM_SECONDS), {}
    for name in dict.fromkeys(names):
        try:
            with container.stream(name) as stream:
                out[name] = speech(stream, left)
        except MakerFailed as error:
            out[name] = Sound(0.0, problem=str(error).removeprefix(f"{container.path}: "))
        except TooMuch:
            return out, f"more than {MAXIMUM_SECONDS // 3600} hours of sound; {name} was not listened to"
        left -= out[name].duration
    return out, ""


def shown_in(reading: Talking, names: Iterable[str], browser: Browser | None) -> Talking:
    """``reading`` with how its documents ``names`` look."""
    try:
        if browser is None:
            raise ValidatorUnavailable("no browser was given to look at the book with")
        return replace(reading, rendered=rendered(reading.path, names, browser, brief=True))
    except (ValidatorUnavailable, MakerFailed) as error:
        return replace(reading, unavailable={**reading.unavailable, "rendered": str(error)})


def doubles(names: Iterable[str]) -> tuple[str, ...]:
    """Names that stand more than once: which of the files is read depends on the player."""
    seen: set[str] = set()
    return tuple(dict.fromkeys(one for one in names if one in seen or seen.add(one)))
