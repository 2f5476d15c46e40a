"""The statement's images: found beside it, opened, measured, hashed. Nothing outside its folder is ever read."""
from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from PIL import Image, UnidentifiedImageError

from everyreader.errors import SourceError
from everyreader.publication import Resource

_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp"}
MAXIMUM_PIXELS = 50_000_000
MAXIMUM_BYTES = 30_000_000


def resources(statement: Path, blocks: list[dict[str, Any]]) -> tuple[Resource, ...]:
    """Every image that ``blocks`` name, once, in order. Raises ``SourceError`` with the line of the first use."""
    found: dict[str, Resource] = {}
    for line, name in _images(blocks, 1):
        if name not in found:
            found[name] = _open(statement, name, line)
    return tuple(found.values())


def _images(node: Any, line: int) -> Iterator[tuple[int, str]]:
    if isinstance(node, dict):
        line = node.get("line", line)
        if node.get("t") == "Image":
            yield line, node["c"][2][0]
        yield from _images(node.get("c"), line)
    elif isinstance(node, list):
        for one in node:
            yield from _images(one, line)


def _open(statement: Path, name: str, line: int) -> Resource:
    folder = statement.parent.resolve()
    path = (folder / unquote(name)).resolve()
    if "://" in name or name.startswith(("data:", "/", "\\")) or not path.is_relative_to(folder):
        raise SourceError(statement, f"image '{name}' lies outside the statement's folder; copy it in", line=line)
    if not path.is_file():
        raise SourceError(statement, f"image '{name}' is not there; put it into {folder.name}/ or mend the name", line=line)
    if path.stat().st_size > MAXIMUM_BYTES:
        raise SourceError(statement, f"image '{name}' is over {MAXIMUM_BYTES // 1_000_000} MB; save it smaller", line=line)
    data = path.read_bytes()
    try:
        with Image.open(io.BytesIO(data)) as image:
            kind, (width, height) = image.format or "", image.size
            if width * height > MAXIMUM_PIXELS:
                raise SourceError(statement, f"image '{name}' has {width} × {height} pixels; save it smaller", line=line)
            image.load()
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        raise SourceError(statement, f"image '{name}' cannot be opened; save it as PNG or JPEG", line=line) from None
    if kind not in _TYPES:
        raise SourceError(statement, f"image '{name}' is {kind}; save it as PNG or JPEG", line=line)
    return Resource(name, path, _TYPES[kind], hashlib.sha256(data).hexdigest(), width, height)
