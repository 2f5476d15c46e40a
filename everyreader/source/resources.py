"""The statement's images: found beside it, opened, measured, hashed. Nothing outside its folder is ever read."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from PIL import Image

from everyreader.errors import SourceError
from everyreader.publication import Resource
from everyreader.source.bounded import bounded

# Pillow's name of the format → media type and the endings that EPUBCheck accepts for it (PKG-022).
_KINDS = {
    "PNG": ("image/png", (".png",)),
    "JPEG": ("image/jpeg", (".jpg", ".jpeg")),
    "MPO": ("image/jpeg", (".jpg", ".jpeg")),  # a camera's JPEG with a second picture behind the first
    "GIF": ("image/gif", (".gif",)),
    "WEBP": ("image/webp", (".webp",)),
}
MAXIMUM_PIXELS = 50_000_000
MAXIMUM_BYTES = 30_000_000


def resources(statement: Path, blocks: list[dict[str, Any]]) -> tuple[Resource, ...]:
    """Every image that ``blocks`` name, once, in order. Raises ``SourceError`` with the line of the first use."""
    found: dict[str, Resource] = {}
    for line, name in _images(blocks, 1):
        if name not in found:
            try:
                found[name] = resource(statement, name)
            except ValueError as error:
                raise SourceError(statement, f"image '{name[:100]}' {error}", line=line) from None
    return tuple(found.values())


def kind_of(data: bytes) -> str:
    """The ending of a file that holds this image. Raises ``ValueError`` for one that no edition could hold."""
    kind, *_ = _opened(data)
    _, endings = _KINDS.get(kind, ("", ()))
    if not endings:
        raise ValueError(f"is {kind}; save it as PNG or JPEG")
    return endings[0]


def _images(node: Any, line: int) -> Iterator[tuple[int, str]]:
    if isinstance(node, dict):
        line = node.get("line", line)
        if node.get("t") == "Image":
            yield line, node["c"][2][0]
        yield from _images(node.get("c"), line)
    elif isinstance(node, list):
        for one in node:
            yield from _images(one, line)


def resource(statement: Path, name: str) -> Resource:
    """The image ``name`` beside the file ``statement``; ``ValueError`` says what is wrong with it."""
    path = _inside(statement.parent.resolve(), name)
    try:
        data = bounded(path, MAXIMUM_BYTES)
    except ValueError:
        raise ValueError(f"is over {MAXIMUM_BYTES // 1_000_000} MB; save it smaller") from None
    except OSError as error:
        raise ValueError(f"cannot be read: {error.strerror}") from None
    kind, width, height = _opened(data)
    media_type, endings = _KINDS.get(kind, ("", ()))
    if not media_type:
        raise ValueError(f"is {kind}; save it as PNG or JPEG")
    if path.suffix.lower() not in endings:
        raise ValueError(
            f"is {media_type.removeprefix('image/').upper()}; rename it so that it ends in {endings[0]}"
        )
    return Resource(name, path, media_type, hashlib.sha256(data).hexdigest(), width, height)


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


def _opened(data: bytes) -> tuple[str, int, int]:
    """Format, width and height in pixels, after the whole image was decoded."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is lower
            with Image.open(io.BytesIO(data)) as image:
                kind, (width, height) = image.format or "", image.size
                small = width * height <= MAXIMUM_PIXELS
                if small:
                    image.load()
    except Image.DecompressionBombError:
        raise ValueError(f"has over {MAXIMUM_PIXELS // 1_000_000} million pixels; save it smaller") from None
    except Exception:  # noqa: BLE001 - hostile bytes make Pillow's decoders raise nearly anything
        raise ValueError("cannot be opened; save it as PNG or JPEG") from None
    if not small:
        raise ValueError(f"has {width} × {height} pixels; save it smaller")
    return kind, width, height
