"""The statement's images: found beside it, made as every format carries them, hashed. Nothing outside its
folder is ever read."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from urllib.parse import unquote

from everyreader.images import normal
from everyreader.model.errors import SourceError
from everyreader.model.publication import Resource
from everyreader.source.bounded import bounded
from everyreader.source.tree import Node, walk

MAXIMUM_BYTES = 30_000_000
_PICTURE_FILE = re.compile(
    r"(?:\S+|[A-Za-z]:\\.+|(?:\.{0,2}[\\/]).+)\.(?:png|jpe?g|gif|webp|svg|tiff?|bmp)", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:[a-z]+://|www\.)\S+", re.IGNORECASE)

_KINDS = (
    r"image|img|pic(?:ture)?|photo(?:graph)?|graphic|figure|chart|logo|map|alt(?:ernative)?(?: text)?"
    r"|placeholder|untitled|tbd|todo|xxx+|bild|foto|imagen?|immagine|grafik|thumb(?:nail)?"
)
_ORNAMENTS = (
    r"shapes?|icons?|ic[oô]nes?|iconos?|icon[ae]|symbole?|s[ií]mbolo|ornaments?|decoration|decorative|deko|dividers?"
    r"|separat(?:or|eur)|separador|trenner|spacer|bullet|arrow|fl[eè]che|flecha|pfeil|freccia|dots?|blob|waves?"
    r"|pattern|texture|vector|ellipse|rectangle|background|hintergrund|fondo|sfondo|bg|svg|pixel"
)
_SAYS_NOTHING = re.compile(rf"(?:an? )?(?:(?:{_KINDS}|{_ORNAMENTS})[ _-]?){{1,2}}(?:\d*|\.)", re.IGNORECASE)
_ORNAMENT = re.compile(rf"(?:^|[^a-z])(?:{_ORNAMENTS})(?![a-z])", re.IGNORECASE)


def says_nothing(text: str) -> bool:
    """Whether an alternative text says what an image is, and not what it shows (“Shape”, “image 1”)."""
    return bool(_SAYS_NOTHING.fullmatch(text.strip()))


def names_ornament(name: str) -> bool:
    """Whether a file's name, a class or an alternative text calls an image an ornament."""
    return bool(_ORNAMENT.search(name))


def names_picture(text: str) -> bool:
    """Whether an alternative text is a picture's file name or path, and says nothing of what it shows."""
    return bool(_PICTURE_FILE.fullmatch(text))


def is_name_or_address(text: str) -> bool:
    """Whether an alternative text says where a picture is, and nothing of what it shows (WCAG 2.2, F30)."""
    return names_picture(text) or bool(_ADDRESS.fullmatch(text))


def resources(statement: Path, blocks: list[Node]) -> tuple[Resource, ...]:
    """Every image that ``blocks`` name, once, in order. Raises ``SourceError`` with the line of the first
    use."""
    found: dict[str, Resource] = {}
    for image in walk(blocks, "Image"):
        name, line = image["c"][2][0], image["line"]
        if name not in found:
            try:
                found[name] = resource(statement, name, line)
            except ValueError as error:
                raise SourceError(statement, f"image '{name[:100]}' {error}", line=line) from None
    return tuple(found.values())


def resource(statement: Path, name: str, line: int = 1) -> Resource:
    """The image ``name`` beside ``statement``; ``ValueError`` says what is wrong with it."""
    path = _inside(statement.parent.resolve(), name)
    try:
        data = bounded(path, MAXIMUM_BYTES)
    except ValueError:
        raise ValueError(f"is over {MAXIMUM_BYTES // 1_000_000} MB; save it smaller") from None
    except OSError as error:
        raise ValueError(f"cannot be read: {error.strerror}") from None
    made = normal(data)
    return Resource(
        name=name,
        path=path,
        media_type=made.media_type,
        sha256=hashlib.sha256(made.data).hexdigest(),
        width=made.width,
        height=made.height,
        data=made.data,
        origin=hashlib.sha256(data).hexdigest(),
        line=line,
        motion=made.motion,
        stilled=made.stilled,
    )


def _inside(folder: Path, name: str) -> Path:
    plain = unquote(name)
    if not plain.isprintable():
        raise ValueError("holds a character that no file name has; mend the name")
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]", plain):
        raise ValueError("lies outside the statement's folder; copy it in")
    try:
        path = (folder / plain).resolve()
        if not path.is_relative_to(folder):
            raise ValueError("lies outside the statement's folder; copy it in")
        there = path.is_file()
    except (OSError, RuntimeError) as error:  # a name too long for the file system, a ring of links
        raise ValueError(
            f"cannot be found: {getattr(error, 'strerror', None) or error}; mend the name"
        ) from None
    if not there:
        raise ValueError(f"is not there; put it into {folder.name}/ or mend the name")
    return path
