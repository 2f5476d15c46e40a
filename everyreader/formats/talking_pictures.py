"""The statement's images as a talking book has them: flat names that any file system takes, and kinds that
old players know."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from PIL import Image

from everyreader.images.drawing import drawn
from everyreader.model.publication import Resource

_EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif"}  # DAISY 2.02, 2.5: no others


@dataclass(frozen=True)
class Picture:
    """An image as the book has it: the file's name, safe and flat, and its bytes."""

    name: str
    data: bytes


def pictures(resources: Iterable[Resource]) -> Mapping[str, Picture]:
    """``Resource.name`` → its file. An image of a kind that players of this format do not know becomes a
    PNG."""
    return {one.name: _picture(one) for one in resources}


def _picture(resource: Resource) -> Picture:
    stem = PurePosixPath(unquote(resource.name)).stem
    letters = (one if one.isascii() and one.isalnum() else "-" for one in stem)
    safe = "".join(letters).strip("-").lower()[:40] or "image"
    extension = _EXTENSIONS.get(resource.media_type, "")
    name = f"{safe}-{resource.sha256[:8]}.{extension or 'png'}"
    if extension:
        return Picture(name, resource.data)
    if resource.media_type == "image/svg+xml":
        return Picture(name, drawn(resource.data))
    out = io.BytesIO()
    with Image.open(io.BytesIO(resource.data)) as image:
        image.save(out, "PNG")
    return Picture(name, out.getvalue())
