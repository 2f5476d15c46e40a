"""SVG drawings: nothing in them acts or reaches out, and what cannot be carried is refused with its
reason."""

from __future__ import annotations

import io

import pytest
from lxml import etree
from PIL import Image

from everyreader.images import normal
from everyreader.images.drawing import drawn

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
DOT = '<rect width="4" height="4" fill="teal"/>'
TEN = "".join(f'<g id="g{one}">' + f'<use href="#g{one + 1}"/>' * 10 + "</g>" for one in range(8))


def svg(inside: str = DOT, size: str = 'viewBox="0 0 8 4"') -> bytes:
    return f"{HEAD} {size}>{inside}</svg>".encode()


def test_a_drawing_stays_a_drawing() -> None:
    made = normal(svg())
    assert (made.media_type, made.width, made.height) == ("image/svg+xml", 8, 4)
    assert b"<rect" in made.data


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ('width="80" height="40"', (80, 40)),
        ('width="2in" viewBox="0 0 8 4"', (192, 96)),
        ('height="40px" viewBox="0 0 8 4"', (80, 40)),
        ('width="100%" height="100%" viewBox="0 0 8 4"', (8, 4)),
    ],
)
def test_it_says_its_size(size: str, expected: tuple[int, int]) -> None:
    made = normal(svg(size=size))
    assert (made.width, made.height) == expected
    root = etree.fromstring(made.data)
    assert (root.get("width"), root.get("height")) == tuple(map(str, expected))


@pytest.mark.parametrize(
    ("inside", "gone"),
    [
        (DOT + "<script>alert(1)</script>", b"script"),
        ('<rect width="4" height="4" onclick="alert(1)"/>', b"onclick"),
        (f'<a href="javascript:alert(1)">{DOT}</a>', b"javascript"),
        (f'<a href="https://example.org/">{DOT}</a>', b"example.org"),
        ('<rect width="4" height="4"><animate attributeName="x" to="9" dur="1s"/></rect>', b"animate"),
        (DOT + "<!-- a word -->", b"a word"),
        ("<foreignObject/>" + DOT, b"foreignObject"),
    ],
)
def test_what_acts_is_taken_out(inside: str, gone: bytes) -> None:
    made = normal(svg(inside))
    assert b"<rect" in made.data
    assert gone not in made.data


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (
            svg('<image href="https://example.org/a.png"/>'),
            "takes in another file, 'https://example.org/a.png'",
        ),
        (svg('<image xlink:href="a.png"/>'), "takes in another file, 'a.png'"),
        (svg('<use href="other.svg#a"/>'), "takes in another file, 'other.svg#a'"),
        (svg('<rect style="fill: url(https://example.org/a)"/>'), "takes in another file"),
        (svg("<style>@import 'a.css';</style>"), "takes in another file"),
        (svg('<image href="data:image/svg+xml;base64,AAAA"/>'), "takes in another file"),
        (
            svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">Words</p></foreignObject>'),
            "as HTML (foreignObject)",
        ),
        (svg('<g id="a"><use href="#a"/></g>'), "uses itself"),
        (svg(TEN + '<rect id="g8"/>'), "draws over 200000 parts"),
        (svg("<g/>" * 30_000), "over 30000 parts"),
        (svg("<g>"), "not well-formed"),
        (b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + svg("<text>&a;</text>"), "declares entities"),
        (svg('<text y="3" font-size="1">Water 水</text>'), "letters that no font at hand can draw"),
        (svg(size=""), "does not say how large it is"),
        (b"\x1f\x8b\x08", "packed drawing (svgz)"),
    ],
)
def test_what_cannot_be_carried_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(ValueError, match=r"save|give|make") as caught:
        normal(data)
    assert says in str(caught.value)


def test_letters_become_shapes_so_that_no_font_is_needed() -> None:
    data = svg(
        '<text y="40" font-family="Arial">Wells <tspan font-weight="bold">and</tspan> roads</text>',
        'viewBox="0 0 200 50"',
    )
    made = normal(data)
    assert b"<text" not in made.data
    assert b"<path" in made.data
    assert normal(data).data == made.data


def test_where_no_drawing_is_shown_it_becomes_dots() -> None:
    image = Image.open(io.BytesIO(drawn(normal(svg(size='width="80" height="40" viewBox="0 0 8 4"')).data)))
    assert image.width > 80
    assert image.convert("RGBA").getpixel((5, 5)) == (0, 128, 128, 255)
    assert image.convert("RGBA").getpixel((image.width - 5, 5))[3] == 0


def test_emoji_of_several_parts_are_drawn_one_by_one_and_flags_as_letters() -> None:
    together, apart = (
        svg(f'<text y="3" font-size="1">{words}</text>')
        for words in ("👩\u200d🔬 🇬🇭 👍🏽 1️⃣ → Ⅳ", "👩🔬 GH 👍 1 → Ⅳ")
    )
    assert normal(together).data == normal(apart).data
