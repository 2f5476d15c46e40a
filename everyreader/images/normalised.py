"""An image file → the file that every format carries. Where nothing is wrong its own bytes go on
unchanged."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import ExifTags, Image, ImageOps

from everyreader.images import drawing
from everyreader.images.colour import in_srgb, is_srgb
from everyreader.images.motion import LONGEST, motion_of
from everyreader.model.motion import Motion

MAXIMUM_PIXELS = 50_000_000
# Pillow's names. What browsers, reading systems and Typst all show goes on as it is; what Pillow reads
# besides becomes PNG.
_CARRIED = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",  # a camera's JPEG with a second picture behind the first
    "GIF": "image/gif",
    "WEBP": "image/webp",
}
_ENDINGS = {"JPEG": ".jpg", "MPO": ".jpg", "JPEG2000": ".jp2", "TIFF": ".tif"}
_READ = ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP", "JPEG2000", "PPM", "TIFF")
_PAGES = ("MPO", "TIFF")  # what lies behind the first picture is no movement
_DEEP = ("I", "I;16", "I;16B", "I;16L", "I;16N")
_PLAIN = ("1", "L", "LA", "P", "RGB", "RGBA")
_PNG_END = b"IEND\xaeB`\x82"
_PNG_DEPTH = 24  # offset of the bit depth (PNG, 11.2.1)
_QUALITY = 95


@dataclass(frozen=True)
class Normal:
    """The file as it is carried. ``stilled`` says that only the first picture is left of one that moves.

    ``ending`` (``.jpg``) and ``motion`` are those of the file as it came.
    """

    media_type: str
    data: bytes
    width: int
    height: int
    ending: str
    motion: Motion | None = None
    stilled: bool = False


def normal(data: bytes) -> Normal:
    """``data`` as every format takes it. ``ValueError`` says in words what is wrong with it, and what to
    do."""
    if drawing.is_drawing(data):
        return Normal("image/svg+xml", *drawing.made_safe(data), ".svg")
    Image.init()  # Pillow knows a few kinds only until it is told to know all
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # our own limit on size is lower; what is odd is drawn anew
            with Image.open(io.BytesIO(data), formats=_READ) as image:
                _check_size(image)
                image.load()
                if image.format == "TIFF" and getattr(image, "n_frames", 1) > 1:
                    raise _Refused("holds several pages; save each as an image of its own")
                return _normal(image, data)
    except _Refused:
        raise
    except Image.DecompressionBombError:
        raise ValueError(f"has over {MAXIMUM_PIXELS // 1_000_000} million pixels; save it smaller") from None
    except Exception as error:  # noqa: BLE001 - hostile bytes make Pillow's decoders raise nearly anything
        raise ValueError(_unopened(error, data)) from None


class _Refused(ValueError):
    """A refusal of our own, with its words."""


def _check_size(image: Image.Image) -> None:
    width, height = image.size
    if width * height > MAXIMUM_PIXELS:
        raise _Refused(f"has {width} × {height} pixels; save it smaller")


def _unopened(error: Exception, data: bytes) -> str:
    if not data:
        return "is empty; save it again as PNG or JPEG"
    if "truncated" in str(error).lower():
        return "is cut short; fetch or save it again as PNG or JPEG"
    return "cannot be opened: it is broken, or no image; save it as PNG or JPEG"


def _normal(image: Image.Image, data: bytes) -> Normal:
    motion = motion_of(data) if image.format not in _PAGES else None
    stilled = motion is not None and (motion.seconds is None or motion.seconds > LONGEST)
    kind = _CARRIED.get(image.format or "", "")
    ending = _ENDINGS.get(image.format or "", f".{image.format}".lower())
    if kind and not stilled and _is_fine(image, data):
        return Normal(kind, data, *image.size, ending, motion)
    plain = ImageOps.exif_transpose(in_srgb(_shallow(image)))
    kind, drawn = _saved(plain, as_photo=kind == "image/jpeg")
    return Normal(kind, drawn, *plain.size, ending, motion, stilled)


def _is_fine(image: Image.Image, data: bytes) -> bool:
    """Whether all programs show it alike."""
    upright = image.getexif().get(ExifTags.Base.Orientation, 1) in (0, 1)
    whole = image.format != "PNG" or data.endswith(_PNG_END) and data[_PNG_DEPTH] <= 8
    return upright and whole and image.mode in _PLAIN and is_srgb(image)


def _shallow(image: Image.Image) -> Image.Image:
    """Eight bits a channel instead of sixteen."""
    if image.mode not in _DEEP:
        return image
    import numpy as np

    values = np.asarray(image).astype(np.int64)
    plain = Image.fromarray(np.clip(values >> 8, 0, 255).astype(np.uint8), "L")
    clear = image.info.get("transparency")
    if isinstance(clear, int):
        plain.putalpha(Image.fromarray(np.where(values == clear, 0, 255).astype(np.uint8), "L"))
    return plain


def _saved(image: Image.Image, *, as_photo: bool) -> tuple[str, bytes]:
    out = io.BytesIO()
    if as_photo and image.mode in ("L", "RGB"):
        image.save(out, "JPEG", quality=_QUALITY, subsampling=0, icc_profile=b"", exif=b"")
        return "image/jpeg", out.getvalue()
    image.save(out, "PNG", icc_profile=None, exif=b"")
    return "image/png", out.getvalue()
