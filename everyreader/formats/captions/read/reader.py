"""Read finished captions back as a player does, and listen to the recording beside them."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from lxml import etree, html
from webvtt import WebVTT
from webvtt.errors import MalformedCaptionError, MalformedFileError
from webvtt.models import CueSettings

from everyreader.model.errors import SourceError
from everyreader.model.reading import Reading
from everyreader.model.text import folded
from everyreader.sound.speech import Sound, recording_at

_MOST_BYTES = 10_000_000


@dataclass(frozen=True)
class Phrase:
    """Words of one language; ``language`` is a BCP 47 tag as written, ``""`` where nothing marks it."""

    text: str
    language: str


@dataclass(frozen=True)
class Line:
    """One caption, from ``begin`` to ``end`` in seconds. ``phrases`` are its words, white space as it stands;
    ``settings`` its place and size (WebVTT 4.4), as written."""

    begin: float
    end: float
    phrases: tuple[Phrase, ...]
    settings: str = ""

    @property
    def text(self) -> str:
        """Its words, white space folded."""
        return folded("".join(one.text for one in self.phrases))


@dataclass(frozen=True, kw_only=True)
class CaptionsReading(Reading):
    """What a player shows. ``problem`` says why it would show nothing. ``passed_over``: settings that it does
    not know. ``sound`` is the MP3 of the same name beside the file, None without one.

    ``styles`` are its style sheets (WebVTT 4.1, STYLE). ``marks_languages``: the format has a way to mark
    another language (WebVTT's ``<lang>``).
    """

    lines: tuple[Line, ...] = ()
    problem: str = ""
    passed_over: tuple[str, ...] = ()
    sound: Sound | None = None
    marks_languages: bool = False
    styles: str = ""

    def summary(self) -> str:
        return f"{len(self.lines)} sentences shown"


def read_back(path: Path) -> CaptionsReading:
    """Read the ``.vtt`` or ``.srt`` at ``path``. ``SourceError`` where it cannot be opened or is far too long
    for captions."""
    web = path.suffix.lower() == ".vtt"
    problem, lines, styles, unknown = "", (), "", ()
    try:
        lines, styles, unknown = _lines(path, web=web)
    except (MalformedCaptionError, MalformedFileError, UnicodeDecodeError, ValueError) as error:
        problem = folded(str(error))[:200] or type(error).__name__
    return CaptionsReading(
        path=path,
        title="",
        language="",
        units=(),
        lines=lines,
        problem=problem,
        passed_over=unknown,
        sound=recording_at(path.with_suffix(".mp3")),
        marks_languages=web,
        styles=styles,
    )


def _lines(path: Path, *, web: bool) -> tuple[tuple[Line, ...], str, tuple[str, ...]]:
    """The captions, the style sheets for them, and the settings that no player knows."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(path, f"the captions cannot be read: {error.strerror}") from None
    if len(data) > _MOST_BYTES:
        raise SourceError(path, f"is over {_MOST_BYTES // 1_000_000} MB; captions are far smaller")
    text, unknown = data.decode("utf-8-sig"), ()
    if web:
        text, unknown = _known(text)
        found = WebVTT.from_string(text, strict=True)
    else:
        found = WebVTT.from_buffer(StringIO(text), format="srt")
    phrases = _phrases if web else _plain
    lines = (
        Line(
            one.start_time.in_milliseconds() / 1000,
            one.end_time.in_milliseconds() / 1000,
            phrases(one.raw_text),
            str(one.settings or ""),
        )
        for one in found.captions
    )
    return tuple(lines), "\n".join(one.text for one in found.styles), unknown


def _known(text: str) -> tuple[str, tuple[str, ...]]:
    """The captions without the settings that no player knows, and these: it passes over them (WebVTT 6.3)."""
    lines, unknown = [], []
    for line in text.splitlines():
        times, arrow, rest = line.partition("-->")
        end, *settings = rest.split() or [""]
        strange = [one for one in settings if not _is_setting(one)]
        unknown += strange
        kept = [end, *(one for one in settings if one not in strange)]
        lines.append(f"{times}{arrow} {' '.join(kept)}" if strange else line)
    return "\n".join(lines), tuple(dict.fromkeys(unknown))


def _is_setting(text: str) -> bool:
    try:
        CueSettings.from_string(text, strict=True)
    except MalformedCaptionError:
        return False
    return True


def _plain(text: str) -> tuple[Phrase, ...]:
    return (Phrase(text, ""),)


def _phrases(text: str) -> tuple[Phrase, ...]:
    """A caption's words by language (WebVTT 4.2.2): its mark-up is written as HTML's is, the language as a
    bare word in the tag."""
    try:
        root = html.fragment_fromstring(text, create_parent="div")
    except etree.LxmlError:
        return _plain(text)
    return tuple(_of(root, ""))


def _of(element: html.HtmlElement, language: str) -> list[Phrase]:
    if element.tag == "lang":
        language = " ".join(element.attrib)
    found = [Phrase(element.text, language)] if element.text else []
    for child in element:
        found += _of(child, language)
        if child.tail:
            found.append(Phrase(child.tail, language))
    return found
