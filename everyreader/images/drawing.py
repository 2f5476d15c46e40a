"""SVG drawings: what acts or reaches out of the file is taken out (svg-hush); what would then be missing is
refused.

A drawing is shown as an image: nobody can follow its links or read its text, so its words belong into the
alternative text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import py_svg_hush
import typst
from lxml import etree

from everyreader.model.elements import detach
from everyreader.tools.places import font_folders

_SVG = "http://www.w3.org/2000/svg"
_HREF = ("href", "{http://www.w3.org/1999/xlink}href")
_START = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!--|<!DOCTYPE\s+svg|<svg|<[\w.-]+:svg)", re.IGNORECASE)
_HIDDEN = re.compile(rb"^\x1f\x8b")  # gzip: .svgz
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:e[+-]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in|)\s*", re.IGNORECASE)
_PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_OUTSIDE = re.compile(
    r"url\(\s*['\"]?(?!\s*['\"]?(?:#|data:font/|data:application/))([^)'\"]+)|@import\s+([^;]+)",
    re.IGNORECASE,
)
_EMBEDDED = re.compile(r"data:image/(?:png|jpe?g);base64,", re.IGNORECASE)
_MOVING = frozenset(("animate", "animateColor", "animateMotion", "animateTransform", "set"))
_DRAWN_IN = frozenset(("image", "use", "feImage"))
# One sign each, or the typesetter draws boxes for them and all beside them: no joiners, variants, keycaps,
# skins; flags as letters.
_SINGLE_SIGNS: dict[int, int | None] = {
    **dict.fromkeys((0x200D, 0xFE0E, 0xFE0F, 0x20E3, *range(0x1F3FB, 0x1F400), *range(0xE0020, 0xE0080))),
    **{0x1F1E6 + letter: ord("A") + letter for letter in range(26)},
}
_MOST_BYTES, _MOST_ELEMENTS, _MOST_DRAWN = 3_000_000, 30_000, 200_000

Element = etree._Element


def is_drawing(data: bytes) -> bool:
    """Whether the bytes begin like an SVG drawing."""
    return bool(_START.match(data[:500]) or _HIDDEN.match(data))


def made_safe(data: bytes) -> tuple[bytes, int, int]:
    """The drawing without script, links, movement and references out of it, its width and height in CSS
    pixels.

    ``ValueError`` says what it needs that cannot be carried.
    """
    if _HIDDEN.match(data):
        raise ValueError("is a packed drawing (svgz); save it as plain SVG")
    if len(data) > _MOST_BYTES:
        raise ValueError(f"is a drawing of over {_MOST_BYTES // 1_000_000} MB; save it simpler, or as PNG")
    _refuse_lost(_parsed(data))
    try:
        clean = py_svg_hush.filter_svg(data, keep_data_url_mime_types={"image": ["png", "jpeg", "jpg"]})
    except ValueError:
        raise ValueError(
            "is a drawing that is not well-formed, or declares entities; save it as plain SVG"
        ) from None
    root = _parsed(clean)
    for one in list(root.iter(*(f"{{{_SVG}}}{name}" for name in _MOVING))):
        detach(one)
    width, height = _size(root)
    if next(root.iter(f"{{{_SVG}}}text"), None) is not None:
        root = _outlined(root)
        root.set("width", str(width))
        root.set("height", str(height))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True), width, height


def _outlined(root: Element) -> Element:
    """The drawing with its letters as shapes: every reader shows the same, whatever fonts there are.

    MuPDF makes dots of what it has no shapes for, such as a gradient: 1440 of them across.
    """
    import pymupdf

    for one in root.iter(*(f"{{{_SVG}}}{name}" for name in ("text", "tspan", "textPath"))):
        one.text, one.tail = (words and words.translate(_SINGLE_SIGNS) for words in (one.text, one.tail))
    pdf = _typeset(etree.tostring(root, encoding="utf-8"), "width: 1440pt", format="pdf", timestamp=0)
    with pymupdf.open(stream=pdf, filetype="pdf") as shown:
        if "\0" in shown[0].get_text():
            raise ValueError("holds letters that no font at hand can draw; save its text as outlines")
        return _parsed(shown[0].get_svg_image(text_as_path=True).encode())


def drawn(drawing: bytes, *, per_inch: int = 144) -> bytes:
    """A safe drawing as a PNG, for readers that show no SVG."""
    return _typeset(drawing, "width: auto", format="png", ppi=per_inch)


def _typeset(drawing: bytes, size: str, **how: Any) -> bytes:
    page = (
        '#set text(font: ("Atkinson Hyperlegible Next", "Noto Sans"))\n'
        f'#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("drawing.svg", {size})'
    )
    with TemporaryDirectory() as folder:
        (Path(folder) / "drawing.svg").write_bytes(drawing)
        fonts = [str(path) for path in font_folders()]
        said: dict[str, Any] = {"root": folder, "font_paths": fonts, "ignore_system_fonts": True, **how}
        return typst.compile(page.encode(), **said)


def _parsed(data: bytes) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"is a drawing that is not well-formed: {error.msg}; save it as plain SVG") from None
    if root.tag != f"{{{_SVG}}}svg":
        raise ValueError("is no SVG drawing; save it as plain SVG, PNG or JPEG")
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise ValueError("is a drawing that declares entities; save it as plain SVG")
    return root


def _refuse_lost(root: Element) -> None:
    """What an eye would meet in the file and nobody in an edition."""
    elements = list(root.iter("*"))
    if len(elements) > _MOST_ELEMENTS:
        raise ValueError(f"is a drawing of over {_MOST_ELEMENTS} parts; save it simpler, or as PNG")
    for one in elements:
        if one.tag == f"{{{_SVG}}}foreignObject" and ("".join(one.itertext()).strip() or len(one)):
            raise ValueError(
                "holds text or pictures as HTML (foreignObject); save them as parts of the drawing"
            )
        for address in _taken_in(one):
            raise ValueError(f"takes in another file, '{address[:60]}'; make that a part of the drawing")
    _refuse_multiplied(root)


def _taken_in(one: Element) -> Iterator[str]:
    name = etree.QName(one).localname
    for key in _HREF:
        address = (one.get(key) or "").strip()
        if name in _DRAWN_IN and address and not address.startswith("#") and not _EMBEDDED.match(address):
            yield address
    styles = [one.text or ""] if name == "style" else []
    for text in (*styles, *one.attrib.values()):
        if found := _OUTSIDE.search(text):
            yield next(filter(None, found.groups()), "")


def _refuse_multiplied(root: Element) -> None:
    """``use`` draws what it names again; a few of them inside each other draw a million (a bomb)."""
    named = {name: one for one in root.iter("*") if (name := one.get("id"))}
    known: dict[Element, int] = {}
    if _drawn(root, named, known, frozenset()) > _MOST_DRAWN:
        raise ValueError(f"draws over {_MOST_DRAWN} parts; save it simpler, or as PNG")


def _drawn(
    one: Element, named: Mapping[str, Element], known: dict[Element, int], around: frozenset[Element]
) -> int:
    if one in around:
        raise ValueError("is a drawing that uses itself; save it as plain SVG")
    if one not in known:
        inside = around | {one}
        used = next((named.get((one.get(key) or "").strip()[1:]) for key in _HREF if one.get(key)), None)
        again = (
            _drawn(used, named, known, inside) if used is not None and str(one.tag).endswith("}use") else 0
        )
        known[one] = (
            1
            + again
            + sum(_drawn(child, named, known, inside) for child in one if isinstance(child.tag, str))
        )
    return known[one]


def _size(root: Element) -> tuple[int, int]:
    """Its own width and height, or those of its ``viewBox``; both stand in the file afterwards."""
    box = (
        [float(one) for one in re.findall(r"[-+0-9.e]+", root.get("viewBox", ""))]
        if root.get("viewBox")
        else []
    )
    if len(box) != 4 or box[2] <= 0 or box[3] <= 0:
        box = []
    width, height = _pixels(root.get("width", "")), _pixels(root.get("height", ""))
    if box and width and not height:
        height = width * box[3] / box[2]
    if box and not width:
        width = height * box[2] / box[3] if height else box[2]
        height = height or box[3]
    if not (1 <= width <= 20_000 and 1 <= height <= 20_000):
        raise ValueError("is a drawing that does not say how large it is; give it a viewBox")
    if not box:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    size = max(1, round(width)), max(1, round(height))
    root.set("width", str(size[0]))
    root.set("height", str(size[1]))
    return size


def _pixels(text: str) -> float:
    found = _LENGTH.fullmatch(text)
    return float(found[1]) * _PIXELS[found[2].lower()] if found else 0.0
