"""One form of an image for every format: sRGB, eight bits, upright; untouched where nothing is wrong."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from PIL import ExifTags, Image, ImageCms

from everyreader.images import Normal, normal

SIZE = (48, 24)
RAMP = Image.fromarray(
    np.stack(
        [np.tile(np.linspace(0, 255, 48), (24, 1)), np.full((24, 48), 90), np.full((24, 48), 200)], axis=-1
    ).astype(np.uint8)
)


def saved(image: Image.Image, kind: str = "PNG", **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def shown(made: Normal) -> Image.Image:
    image = Image.open(io.BytesIO(made.data))
    assert image.size == (made.width, made.height)
    assert "icc_profile" not in image.info
    return image.convert("RGBA") if image.has_transparency_data else image.convert("RGB")


def apart(one: Image.Image, other: Image.Image) -> int:
    return int(np.abs(np.asarray(one, dtype=int) - np.asarray(other, dtype=int)).max())


def with_transparency() -> Image.Image:
    image = RAMP.copy()
    image.putalpha(Image.linear_gradient("L").resize(SIZE))
    return image


def deep_png(colour_type: int, channels: int) -> bytes:
    """A PNG of sixteen bits a channel, every channel a ramp from black to white."""
    values = [round(x * 65535 / 47) for x in range(48)]
    row = b"\0" + b"".join(struct.pack(">H", value) * channels for value in values)

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", *SIZE, 16, colour_type, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(row * 24))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    "data",
    [
        saved(RAMP),
        saved(RAMP, dpi=(9999, 72)),
        saved(RAMP, "JPEG"),
        saved(RAMP.convert("L"), "JPEG", progressive=True),
        saved(RAMP.quantize(16)),
        saved(RAMP.quantize(16), transparency=3),
        saved(RAMP.convert("1")),
        saved(with_transparency()),
        saved(with_transparency().convert("LA")),
        saved(RAMP, "GIF"),
        saved(with_transparency(), "WEBP"),
        saved(RAMP, "JPEG", icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()),
    ],
)
def test_what_all_programs_show_alike_goes_on_byte_for_byte(data: bytes) -> None:
    assert normal(data).data == data


def test_print_colours_become_screen_colours() -> None:
    made = normal(saved(RAMP.convert("CMYK"), "JPEG", quality=95))
    assert (made.media_type, Image.open(io.BytesIO(made.data)).mode) == ("image/jpeg", "RGB")
    assert apart(shown(made), RAMP) < 30


@pytest.mark.parametrize(("colour_type", "channels"), [(0, 1), (2, 3)])
def test_sixteen_bits_become_eight(colour_type: int, channels: int) -> None:
    made = normal(deep_png(colour_type, channels))
    ramp = np.asarray(shown(made))[0, :, 0]
    assert made.data[24] == 8
    assert np.abs(ramp - np.linspace(0, 255, 48)).max() <= 1


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("turn", range(2, 9))
def test_an_image_on_its_side_is_set_upright(kind: str, turn: int) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = turn
    made = normal(saved(RAMP, kind, exif=exif, quality=95))
    assert (made.width, made.height) == (SIZE if turn < 5 else SIZE[::-1])
    assert Image.open(io.BytesIO(made.data)).getexif().get(ExifTags.Base.Orientation, 1) == 1
    dark = {2: (47, 0), 3: (47, 23), 4: (0, 23), 5: (0, 0), 6: (23, 0), 7: (23, 47), 8: (0, 47)}[turn]
    assert shown(made).getpixel(dark)[0] < 30


def test_a_profile_that_makes_no_sense_is_left_out() -> None:
    assert apart(shown(normal(saved(RAMP, icc_profile=b"nonsense"))), RAMP) == 0


def test_a_profile_of_another_space_is_applied() -> None:
    """Its primaries exchanged: what is written as red is shown as green."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, green = data.index(b"rXYZ"), data.index(b"gXYZ")
    data[red : red + 4], data[green : green + 4] = b"gXYZ", b"rXYZ"
    made = normal(saved(Image.new("RGB", SIZE, (250, 20, 20)), icc_profile=bytes(data)))
    red_now, green_now, _ = shown(made).getpixel((5, 5))
    assert green_now > 200
    assert red_now < 100


def test_transparency_outlives_a_new_drawing() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 3
    made = normal(saved(with_transparency(), exif=exif))
    assert shown(made).getpixel((0, 0))[3] > 240
    assert shown(made).getpixel((0, 23))[3] < 20


@pytest.mark.parametrize("kind", ["BMP", "TIFF", "AVIF"])
def test_other_kinds_become_png(kind: str) -> None:
    made = normal(saved(RAMP, kind))
    assert (made.media_type, made.data[:4]) == ("image/png", b"\x89PNG")
    assert apart(shown(made), RAMP) < 40


def moving(kind: str, seconds: float, **how: object) -> bytes:
    rest = [Image.new("RGB", SIZE, colour) for colour in ("#777", "#888")]
    return saved(RAMP, kind, save_all=True, append_images=rest, duration=round(seconds * 1000 / 3), **how)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_what_stops_within_five_seconds_keeps_moving(kind: str) -> None:
    once = {} if kind == "GIF" else {"loop": 1}
    data = moving(kind, 3, **once)
    made = normal(data)
    assert (made.data == data, made.stilled, made.motion.seconds) == (True, False, pytest.approx(3, abs=0.02))


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
@pytest.mark.parametrize(("seconds", "loop"), [(3, 0), (6, 1), (2, 4)])
def test_of_what_moves_on_the_first_picture_is_shown(kind: str, seconds: float, loop: int) -> None:
    made = normal(moving(kind, seconds, loop=loop))
    assert (made.media_type, made.stilled) == ("image/png", True)
    assert getattr(Image.open(io.BytesIO(made.data)), "n_frames", 1) == 1
    assert apart(shown(made).convert("RGB"), RAMP) < 40
