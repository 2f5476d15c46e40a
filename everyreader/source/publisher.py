"""``publisher.yaml`` beside the statements' folders → ``House``, or an error with its line. Without the file
the house is empty."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from everyreader.browser.rendered.colour import contrast, parse
from everyreader.model.errors import SourceError
from everyreader.model.house import EMAIL, PHONE, PUBLISHER, Colours, Contact, House, Logo
from everyreader.model.text import folded
from everyreader.model.voices import ENGINES, VOICE_FILE
from everyreader.publishing.manifest import EDITION, SUMS
from everyreader.source.checked_yaml import line_of, load
from everyreader.source.front_matter import is_language, is_web_address
from everyreader.source.resources import resource

_TEXT = {"type": "string", "minLength": 1, "expected": "one text"}
_COLOUR = {
    "type": "string",
    "pattern": "^#[0-9A-Fa-f]{6}$",
    "expected": "a colour such as '#0d4a63', in quotes",
}
_SCHEMA = {
    "type": "object",
    "expected": "lines such as 'name: …'",
    "additionalProperties": False,
    "properties": {
        "name": _TEXT,
        "contact": {
            "type": "object",
            "expected": "email, phone or address, each on a line of its own below it",
            "additionalProperties": False,
            "properties": {
                "email": {
                    "type": "string",
                    "pattern": EMAIL,
                    "expected": "an address such as press@example.org",
                },
                "phone": {
                    "type": "string",
                    "pattern": PHONE,
                    "expected": "a number such as '+44 20 7946 0000'",
                },
                "address": _TEXT,
            },
        },
        "logo": {
            "type": "object",
            "expected": "file and words, each on a line of its own below it",
            "additionalProperties": False,
            "required": ["file", "words"],
            "properties": {"file": _TEXT, "words": _TEXT},
        },
        "colours": {
            "type": "object",
            "expected": "accent, accent-dark, band or band-dark, each on a line of its own below it",
            "additionalProperties": False,
            "properties": dict.fromkeys(("accent", "accent-dark", "band", "band-dark"), _COLOUR),
        },
        "language": _TEXT,
        "voice": _TEXT,
        "licence": _TEXT,
        "web": _TEXT,
        "feedback": _TEXT,
        "strict": {"type": "array", "items": _TEXT, "expected": "a list such as [AAA]"},
    },
}
KEYS: Mapping[str, tuple[str, str]] = {  # an example and what it means, for docs/source.md
    "name": ("Center for International Policy", "Who publishes; statements need no `publisher` then"),
    "contact": ("email: press@example.org", "`email`, `phone`, `address` (of several lines), any of them"),
    "logo": (
        "file: logo.png",
        "`file` beside `publisher.yaml`, and `words`: what the logo says, for all who do not see it",
    ),
    "colours": (
        'accent: "#0d4a63"',
        (
            "`accent` (links, buttons), `accent-dark` for dark screens, `band` and `band-dark` (the strip at "
            "the top)"
        ),
    ),
    "language": ("en-US", "The language of statements that name none"),
    "voice": ("espeak", "The voice where the task names none: an engine, or a voice file for Piper"),
    "licence": ("CC BY 4.0", "The `rights` of statements that name none"),
    "web": ("https://example.org/statements/", "Where the editions are published: canonical addresses"),
    "feedback": (
        "https://example.org/feedback",
        "Where readers say what is wrong: an https or e-mail address. Else the contact",
    ),
    "strict": ("[AAA]", "What the house holds itself to beyond the law: see [rules.md](rules.md)"),
}
# The grounds of styles/page.css on which links stand, the paper and what is sunken into it (a test holds them
# to the sheet).
GROUNDS = {"accent": ("#fdfcfa", "#f3f1ec"), "accent-dark": ("#16181b", "#202328")}
LEAST, PROMISED = 4.5, 7.0  # WCAG 2.2, 1.4.3 and 1.4.6


def read_house(folder: Path, *, files: bool = True) -> House:
    """The house whose file lies in ``folder``; an empty one where there is none. ``files=False``: an edition
    carries neither logo nor voice.

    Raises ``SourceError`` with file and line.
    """
    path = folder / PUBLISHER
    found = load(path, _SCHEMA)
    if found is None:
        return House()
    said, node = found
    try:
        _check(said)
    except _Wrong as error:
        raise SourceError(
            path, f"'{'.'.join(map(_counted, error.place))}': {error}", line=line_of(node, error.place)
        ) from None
    contact, colours = said.get("contact", {}), said.get("colours", {})
    return House(
        name=_line(said.get("name")),
        contact=Contact(
            email=_line(contact.get("email")),
            phone=_line(contact.get("phone")),
            address="\n".join(filter(None, map(_line, contact.get("address", "").splitlines()))),
        ),
        logo=_logo(path, said["logo"], node, opened=files) if "logo" in said else None,
        colours=Colours(**{name.replace("-", "_"): value.lower() for name, value in colours.items()}),
        language=said.get("language", ""),
        voice=_voice(path, said.get("voice", ""), node, there=files),
        licence=_line(said.get("licence")),
        web=_folder_address(said.get("web", "")),
        feedback=_feedback(said.get("feedback", "")),
        strict=tuple(map(_line, said.get("strict", ()))),
        strict_lines=tuple(line_of(node, ("strict", one)) for one in range(len(said.get("strict", ())))),
        file=path,
        data=path.read_bytes(),
    )


def house_of(statement: Path) -> House:
    """The house of the statement in folder ``statement``. Its file lies in the folder above, and in an
    edition beside the statement, where one of the source may have a house of its own, too."""
    if any((statement / name).is_file() for name in (EDITION, SUMS)):
        return read_house(statement, files=False)
    file = house_file(statement)
    return read_house(file.parent) if file else House()


def house_file(statement: Path) -> Path | None:
    """The house's file that holds for the statement of the source in folder ``statement``: beside it, or in
    the folder above."""
    places = (statement / PUBLISHER, statement.absolute().parent / PUBLISHER)
    return next((path for path in places if path.is_file()), None)


class _Wrong(ValueError):
    def __init__(self, place: tuple[str | int, ...], message: str) -> None:
        super().__init__(message)
        self.place = place


def _counted(step: str | int) -> str:
    return str(step + 1) if isinstance(step, int) else step


def _check(said: Mapping[str, Any]) -> None:
    """What a schema cannot say. Raises ``_Wrong``."""
    language, web, feedback = (said.get(name, "") for name in ("language", "web", "feedback"))
    if language and not is_language(language):
        raise _Wrong(("language",), f"'{language}' is no language code; expected a BCP 47 tag such as en-US")
    if web and (not is_web_address(web) or "?" in web or "#" in web):
        raise _Wrong(
            ("web",), f"'{web}' is no address of a folder; expected such as https://example.org/statements/"
        )
    if feedback and not is_web_address(_feedback(feedback)) and not _is_email(_feedback(feedback)):
        raise _Wrong(
            ("feedback",), f"'{feedback}' is neither; expected an https address or an e-mail address"
        )
    for name, grounds in GROUNDS.items():
        colour = said.get("colours", {}).get(name)
        if colour:
            _check_contrast(name, colour, grounds)


def _check_contrast(name: str, colour: str, grounds: tuple[str, ...]) -> None:
    own = parse(colour)
    if own is None:
        return  # the schema says so already
    ratio, ground = min((contrast(own, other), one) for one in grounds if (other := parse(one)))
    if ratio < LEAST:
        way = "lighter" if name.endswith("dark") else "darker"
        raise _Wrong(
            ("colours", name),
            f"{colour} stands {_never_up(ratio):.2f}:1 against the page's {ground}; text needs {LEAST}:1 "
            f"(WCAG 1.4.3), and {PROMISED:g}:1 for AAA (1.4.6); take a {way} one",
        )


def _never_up(ratio: float) -> float:
    """To two places: 4.499 is not 4.5."""
    return int(ratio * 100) / 100


def _logo(path: Path, said: Mapping[str, str], node: yaml.Node, *, opened: bool) -> Logo:
    words = _line(said["words"])
    if not opened:
        return Logo(path.parent / said["file"], "", "", words)
    try:
        found = resource(path, said["file"])
    except ValueError as error:
        line = line_of(node, ("logo", "file"))
        raise SourceError(path, f"'logo.file': '{said['file'][:100]}' {error}", line=line) from None
    return Logo(found.path, found.media_type, found.sha256, words, found.data)


def _voice(path: Path, said: str, node: yaml.Node, *, there: bool) -> str:
    if not said or said in ENGINES:
        return said
    if said.endswith(VOICE_FILE) and ((path.parent / said).is_file() or not there):
        return str(path.parent / said)
    wanted = f"an engine ({', '.join(ENGINES)}) or a voice file ({VOICE_FILE}) beside {PUBLISHER}"
    raise SourceError(
        path, f"'voice': expected {wanted}, found '{said[:100]}'", line=line_of(node, ("voice",))
    )


def _is_email(feedback: str) -> bool:
    return feedback.startswith("mailto:")


def _feedback(written: str) -> str:
    return f"mailto:{written}" if "@" in written and "/" not in written and ":" not in written else written


def _folder_address(web: str) -> str:
    return web if not web or web.endswith("/") else f"{web}/"


def _line(text: str | None) -> str:
    return folded(text or "")
