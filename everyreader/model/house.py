"""The house that publishes: what ``source/publisher.yaml`` says once for all statements. Words of the house
are furniture, never words of a statement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

PUBLISHER = "publisher.yaml"  # the house's file, beside the statements' folders and in an edition
EMAIL = r"^[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]+$"
PHONE = r"^\+?[0-9(][0-9 ()/.\-]{3,}$"


@dataclass(frozen=True)
class Contact:
    """Ways to reach somebody, each ``""`` where there is none. ``address`` is of several lines."""

    email: str = ""
    phone: str = ""
    web: str = ""
    address: str = ""

    def __bool__(self) -> bool:
        return any((self.email, self.phone, self.web, self.address))

    @property
    def ways(self) -> tuple[tuple[str, str], ...]:
        """Each way as a person reads it, and the link that follows it, ``""`` for a postal address."""
        return tuple(self._ways())

    def _ways(self) -> Iterator[tuple[str, str]]:
        if self.email:
            yield self.email, f"mailto:{quote(self.email, safe='@+')}"
        if self.phone:
            yield (
                self.phone,
                f"tel:{''.join(one for one in self.phone.replace('(0)', '') if one in '+0123456789')}",
            )
        if self.web:
            yield self.web, self.web
        if self.address:
            yield ", ".join(self.address.splitlines()), ""


def contact_of(written: Iterable[str]) -> Contact:
    """The contact that these words are: an e-mail address, a number, a web address; whatever else is a line
    of the postal address."""
    found: dict[str, list[str]] = {}
    for one in written:
        found.setdefault(_kind(one), []).append(one)
    return Contact(**{name: "\n".join(lines) for name, lines in found.items()})


def _kind(written: str) -> str:
    if re.match(EMAIL, written):
        return "email"
    if re.match(PHONE, written):
        return "phone"
    return "web" if written.startswith(("https://", "http://")) else "address"


@dataclass(frozen=True)
class Logo:
    """The logo's file, read and checked, and its words: what it says, for those who do not see it.

    ``data`` are the bytes to be shown, which ``media_type`` and ``sha256`` are about.
    """

    path: Path
    media_type: str
    sha256: str
    words: str
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Colours:
    """``#rrggbb``, ``""`` where the style's own holds: links and what can be pressed, and the strip at the
    top."""

    accent: str = ""
    accent_dark: str = ""
    band: str = ""
    band_dark: str = ""


@dataclass(frozen=True, kw_only=True)
class House:
    """The publisher. Everything may be empty; a statement's own front matter comes before what stands here.

    ``voice`` is an engine's name or a voice file for Piper. ``web`` is the address under which the editions
    are published and ends with ``/``. ``feedback`` is an address (``mailto:``, ``https:``). ``strict`` are
    words for the rules, ``strict_lines`` where they stand in ``file``. ``data`` is that file as it is.
    """

    name: str = ""
    contact: Contact = field(default_factory=Contact)
    logo: Logo | None = None
    colours: Colours = field(default_factory=Colours)
    language: str = ""
    voice: str = ""
    licence: str = ""
    web: str = ""
    feedback: str = ""
    strict: tuple[str, ...] = ()
    strict_lines: tuple[int, ...] = field(default=(), compare=False)
    file: Path | None = field(default=None, compare=False)
    data: bytes = field(default=b"", repr=False)
