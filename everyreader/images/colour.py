"""Colours: whatever space an image was made in, it is carried in sRGB, which is what a file without a profile
means everywhere."""

from __future__ import annotations

import io
from itertools import product

from PIL import Image, ImageCms

_ALIKE = 3  # of 255, in any channel: an sRGB profile of another maker
_PROBE = tuple(product((0, 64, 128, 192, 255), repeat=3))


def is_srgb(image: Image.Image) -> bool:
    """Whether its colours mean the same with its profile as without."""
    profile = _profile(image)
    if profile is None:
        return "icc_profile" not in image.info
    grey = image.mode in ("1", "L", "LA")
    probe = Image.new("L" if grey else "RGB", (len(_PROBE), 1))
    probe.putdata([one[0] for one in _PROBE] if grey else _PROBE)
    shown = _converted(probe, profile)
    if shown is None:
        return False
    wanted, found = probe.convert("RGB").tobytes(), shown.tobytes()
    return max(abs(a - b) for a, b in zip(wanted, found, strict=True)) <= _ALIKE


def in_srgb(image: Image.Image) -> Image.Image:
    """``image`` as L, RGB, or either with transparency, without a profile; one that makes no sense is left
    out."""
    profile, orientation = _profile(image), image.info.get("exif")
    plain = _without_palette(image)
    alpha = plain.getchannel("A") if plain.mode in ("LA", "RGBA") else None
    base = plain.convert(plain.mode.removesuffix("A")) if alpha else plain
    shown = _converted(base, profile) if profile is not None else None
    if shown is None:
        shown = base if base.mode in ("L", "RGB") else base.convert("RGB")
    shown = shown.copy()
    if alpha:
        shown.putalpha(alpha)
    shown.info = {"exif": orientation} if orientation else {}
    return shown


def _without_palette(image: Image.Image) -> Image.Image:
    if image.mode == "1":
        return image.convert("L")
    if image.mode in ("P", "PA"):
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    if image.mode in ("L", "RGB") and "transparency" in image.info:
        return image.convert("LA" if image.mode == "L" else "RGBA")
    return image


def _profile(image: Image.Image) -> ImageCms.ImageCmsProfile | None:
    data = image.info.get("icc_profile")
    try:
        return ImageCms.ImageCmsProfile(io.BytesIO(data)) if data else None
    except (OSError, ImageCms.PyCMSError):
        return None


def _converted(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image | None:
    """``image`` in sRGB; ``None`` where the profile is none for its kind of colours."""
    try:
        return ImageCms.profileToProfile(image, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, ValueError, OSError):
        return None
