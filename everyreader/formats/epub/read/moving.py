"""Images inside an e-book that move, and so might flash."""

from __future__ import annotations

import io
import warnings

from PIL import Image

from everyreader.model.errors import MakerFailed
from everyreader.zipbook.container import Container
from everyreader.zipbook.opf import Package

_HEAD = 4096  # bytes in which PNG and WebP say that they move


def moving(container: Container, package: Package) -> tuple[str, ...]:
    """The names of the animated GIF, PNG and WebP files; those that cannot be read are left out."""
    return tuple(
        one.name
        for one in package.items
        if one.name in container and _moves(container, one.name, one.media_type)
    )


def _moves(container: Container, name: str, media_type: str) -> bool:
    try:
        if media_type == "image/gif":
            with (
                warnings.catch_warnings(action="ignore"),
                Image.open(io.BytesIO(container.data(name))) as image,
            ):
                return bool(getattr(image, "is_animated", False))
        sign = {"image/png": b"acTL", "image/webp": b"ANIM"}.get(media_type)
        return sign is not None and sign in container.head(name, _HEAD)
    except (MakerFailed, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
