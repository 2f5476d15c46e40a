"""SMIL 1.0 as DAISY 2.02 uses it (2.2): one file for each part, with a ``par`` for each sentence, and the
master that lists them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from urllib.parse import quote

from lxml import etree
from lxml.builder import E

from everyreader.formats.daisy202.write.parts import Part
from everyreader.model.publication import Metadata

MASTER, TEXT, SOUND = "master.smil", "text.html", "sound.mp3"
FORMAT, GENERATOR = "Daisy 2.02", "Everyreader"
_DOCTYPE = '<!DOCTYPE smil PUBLIC "-//W3C//DTD SMIL 1.0//EN" "http://www.w3.org/TR/REC-smil/SMIL10.dtd">'

Element = etree._Element


def smil_files(book: Sequence[Part], metadata: Metadata) -> dict[str, bytes]:
    """Every SMIL file of the book, the master included."""
    numbers, elapsed, out = count(1), 0, {}
    for part in book:
        out[part.file] = _part(part, metadata, elapsed, numbers)
        elapsed += part.length
    out[MASTER] = _master(book, metadata, elapsed)
    return out


def first_of(part: Part, before: int) -> str:
    """Where ``part`` begins, as a link; ``before`` counts the sentences of the parts before it."""
    return f"{part.file}#{_name('p', before + 1)}"


def _part(part: Part, metadata: Metadata, elapsed: int, numbers: Iterator[int]) -> bytes:
    pars = [_par(clip.element, clip.begin, clip.end, next(numbers)) for clip in part.clips]
    head = _head(
        metadata,
        ("title", part.title),
        ("ncc:totalElapsedTime", clock(elapsed)),
        ("ncc:timeInThisSmil", clock(part.length)),
    )
    return _written(E.smil(head, E.body(E.seq({"dur": _seconds(part.length)}, *pars))))


def _par(element: str, begin: int, end: int, number: int) -> Element:
    sound = {"clip-begin": f"npt={_seconds(begin)}", "clip-end": f"npt={_seconds(end)}"}
    return E.par(
        {"endsync": "last", "id": _name("p", number)},
        E.text({"src": f"{TEXT}#{quote(element)}", "id": _name("t", number)}),
        E.audio({"src": SOUND, **sound, "id": _name("a", number)}),
    )


def _master(book: Sequence[Part], metadata: Metadata, total: int) -> bytes:
    refs = [E.ref({"title": one.title, "src": one.file, "id": f"part{one.number:04}"}) for one in book]
    return _written(E.smil(_head(metadata, ("ncc:timeInThisSmil", clock(total))), E.body(*refs)))


def _head(metadata: Metadata, *own: tuple[str, str]) -> Element:
    said = (
        ("dc:format", FORMAT),
        ("dc:identifier", metadata.identifier),
        ("dc:title", metadata.title),
        ("ncc:generator", GENERATOR),
        *own,
    )
    metas = (E.meta({"name": name, "content": value}) for name, value in said)
    return E.head(*metas, E.layout(E.region({"id": "textView"})))


def _name(kind: str, number: int) -> str:
    return f"{kind}{number:05}"


def _seconds(milliseconds: int) -> str:
    return f"{milliseconds // 1000}.{milliseconds % 1000:03}s"


def clock(milliseconds: int) -> str:
    """``00:04:07.036``."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def _written(root: Element) -> bytes:
    etree.indent(root)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype=_DOCTYPE)) + b"\n"
