"""The images that came with a file: taken along under safe names, or named where they cannot be."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from everyreader.images import normal
from everyreader.importers.figures import DECORATIVE
from everyreader.importers.inlines import trimmed
from everyreader.importers.repair.draft import Draft, Image, Repair, excerpt
from everyreader.importers.repair.nodes import is_paragraph
from everyreader.model.lengths import FINE, centimetres, inches
from everyreader.source.resources import MAXIMUM_BYTES, names_picture
from everyreader.source.tree import Node, words

Find = Callable[[str], bytes | None]
_WITHOUT = ("it had no alternative text", "the file says that it shows nothing")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_VECTORS = {
    b"\xd7\xcd\xc6\x9a": "WMF",
    b"\x01\x00\x09\x00": "WMF",
    b"\x01\x00\x00\x00": "EMF",
    b"%!PS": "EPS",
    b"%PDF": "PDF",
}


def taken_along(draft: Draft, find: Find) -> Draft:
    """Every image of ``draft`` beside the statement as ``images/NAME``.

    ``find`` gives the bytes of an image by its address in the received file. One that is not there, lies in
    the web or is of a kind that no edition shows leaves its alternative words in its place, and is named.
    """
    walk = _Taking(find)
    blocks = walk.blocks(list(draft.blocks))
    return replace(
        draft,
        blocks=tuple(blocks),
        images=(*draft.images, *walk.images.values()),
        repairs=(*draft.repairs, *walk.found),
    )


class _Taking:
    def __init__(self, find: Find) -> None:
        self._find = find
        self.images: dict[str, Image] = {}
        self._dots: dict[str, int] = {}  # how wide each is
        self.found: list[Repair] = []
        self._line = 1

    def blocks(self, node: Any) -> Any:
        if isinstance(node, list):
            out: list[Any] = []
            for one in node:
                if isinstance(one, dict) and one.get("t") == "Image":
                    out += self._image(one)
                elif isinstance(one, dict) and one.get("t") == "Figure":
                    out += self._figure(self._inside(one))
                elif isinstance(one, dict) and one.get("t") == "Link":
                    attribute, inlines, target = self._inside(one)["c"]
                    out.append({**one, "c": [attribute, trimmed(inlines), target]})
                else:
                    out.append(self._inside(one))
            return [one for one in out if not _empty(one)]
        return self._inside(node)

    def _inside(self, node: Any) -> Any:
        if isinstance(node, dict):
            self._line = node.get("line", self._line)
            if "c" not in node:
                return node
            content = self.blocks(node["c"])
            if node["t"] == "Header":  # its words are said in one breath, in contents, too
                return {**node, "c": [*content[:2], _parted(content[2])]}
            return {**node, "c": trimmed(content) if is_paragraph(node) else content}
        return self.blocks(node) if isinstance(node, list) else node

    @staticmethod
    def _figure(figure: Node) -> list[Node]:
        """A figure whose image is gone is its caption alone."""
        _, [_, caption], content = figure["c"]
        has_image = len(content) == 1 and [one["t"] for one in content[0]["c"]] == ["Image"]
        return [figure] if has_image else [*({**one, "t": "Para"} for one in content), *caption]

    def _image(self, image: Node) -> list[Node]:
        attribute, alt, [address, _] = image["c"][0], words(image["c"][1]), image["c"][2]
        try:
            name = self._name(address)
        except ValueError as problem:
            shown = unquote(address)[:80] if not address.startswith("data:") else "written into the page"
            kept = f"its words stay in its place: “{alt}”" if alt else _WITHOUT[DECORATIVE in attribute[1]]
            self.found.append(Repair("image left out", self._line, f"{shown} {problem}; {kept}"))
            return [{"t": "Space"}, {"t": "Str", "c": alt}, {"t": "Space"}] if alt else []
        if DECORATIVE in attribute[1]:
            message = (
                f"{name}: the file says that it shows nothing; write words between ![ and ] if it does, "
                f"and take {{.decorative}} out"
            )
            self.found.append(Repair("image kept as decoration", self._line, message))
        elif not alt or names_picture(alt) or alt.casefold() == PurePosixPath(name).stem.casefold():
            instead = f", instead of “{excerpt(alt)}”" * bool(alt)
            message = f"{name}: write between ![ and ] what it shows{instead}"
            self.found.append(Repair("image without alternative text", self._line, message))
        attribute = self._sized(attribute, name)
        return [{"t": "Image", "c": [attribute, image["c"][1], [name, ""]], "line": self._line}]

    def _sized(self, attribute: list[Any], name: str) -> list[Any]:
        """``attribute`` with the width in the file only where the picture has too few dots to be drawn so
        large anyway."""
        printed = inches(dict(attribute[2]).get("width", ""))
        dots = self._dots[name]
        if printed * FINE <= dots:
            return [*attribute[:2], []]
        message = (
            f"{name}: {centimetres(printed)}, with {dots / printed:.0f} dots an inch; a larger one is "
            f"drawn sharper"
        )
        self.found.append(Repair("image width kept", self._line, message))
        return attribute

    def _name(self, address: str) -> str:
        address = address.removeprefix("./")
        if address in self.images:
            return self.images[address].name
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]+:(?!/?[^/]*$)|//", address) and not address.startswith("data:"):
            raise ValueError(
                "lies on the web, and nothing is fetched; put the file beside the text and add it again"
            )
        data = self._find(address)
        if data is None:
            raise ValueError("is not there; put it beside the file and add it again")
        if len(data) > MAXIMUM_BYTES:
            raise ValueError(f"is over {MAXIMUM_BYTES // 1_000_000} MB; save it smaller")
        vector = next((kind for start, kind in _VECTORS.items() if data.startswith(start)), "")
        if vector:
            raise ValueError(
                f"is {vector}, which no reader shows; save it as PNG or SVG and add the file again"
            )
        made = normal(data)
        ending = made.ending
        stem = _UNSAFE.sub("-", PurePosixPath(unquote(address).replace("\\", "/")).stem).strip("-.")[:60]
        stem = stem if stem and not address.startswith("data:") else f"image-{len(self.images) + 1}"
        name, taken = f"images/{stem}{ending}", {one.name.casefold() for one in self.images.values()}
        number = 2
        while name.casefold() in taken:
            name, number = f"images/{stem}-{number}{ending}", number + 1
        self.images[address] = Image(name, data)
        self._dots[name] = made.width
        return name


def _parted(inlines: list[Node]) -> list[Node]:
    """``inlines`` with a space between each image and a word right beside it."""
    out: list[Node] = []
    for one in inlines:
        kinds = {one["t"], out[-1]["t"]} if out else set()
        if "Image" in kinds and not kinds & {"Space", "SoftBreak", "LineBreak"}:
            out.append({"t": "Space"})
        out.append(one)
    return out


def _empty(node: Any) -> bool:
    """A block or an emphasis from which the image alone was taken."""
    return (
        isinstance(node, dict)
        and node.get("t") in ("Para", "Plain", "Link", "Emph", "Strong")
        and not (node["c"][1] if node["t"] == "Link" else node["c"])
    )


def beside(folder: Path) -> Find:
    """Finds images by their address from ``folder``, or from the folder above it; nothing outside the two is
    read."""
    places = (folder.resolve(), folder.resolve().parent)

    def find(address: str) -> bytes | None:
        plain = unquote(re.split(r"[?#]", address, maxsplit=1)[0]).replace("\\", "/")
        for place in places:
            try:
                path = (place / plain.lstrip("/")).resolve()
                inside = any(path.is_relative_to(one) for one in places)
                if plain and inside and path.is_file() and path.stat().st_size <= MAXIMUM_BYTES:
                    return path.read_bytes()
            except (OSError, ValueError):
                continue
        return None

    return find
