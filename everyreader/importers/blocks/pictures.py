"""The images that came with a file: taken along under safe names, or named where they cannot be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from everyreader.images import normal
from everyreader.importers.blocks.figures import DECORATIVE
from everyreader.importers.blocks.inlines import parted, trimmed
from everyreader.importers.draft import Draft, Image, Repairs, excerpt
from everyreader.importers.nodes import is_paragraph
from everyreader.model.lengths import FINE, centimetres, inches
from everyreader.source.resources import MAXIMUM_BYTES, is_name_or_address, says_nothing
from everyreader.source.tree import Node, walk, words

Find = Callable[[str], bytes | None]
_ON_THE_WEB = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:(?!/?[^/]*$)|//")
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
    walk = _Taking(find, _names(draft))
    blocks = walk.blocks(list(draft.blocks))
    return replace(
        draft,
        blocks=tuple(blocks),
        images=(*draft.images, *walk.images.values()),
        repairs=(*draft.repairs, *walk.found),
    )


class _Taking:
    def __init__(self, find: Find, names: Counter[str]) -> None:
        self._find = find
        self._names = names
        self.images: dict[str, Image] = {}
        self._dots: dict[str, int] = {}  # how wide each is
        self.found = Repairs()
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
                    before, inner, after = parted(inlines)
                    out += [*before, {**one, "c": [attribute, inner, target]}, *after]
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
            return self._missing(address, alt, str(problem), is_decoration=DECORATIVE in attribute[1])
        if DECORATIVE in attribute[1]:
            message = (
                f"{name}: the file says nothing of it; write words between ![ and ] if it shows something, "
                f"and take {{.decorative}} out"
            )
            self.found.say("image kept as decoration", self._line, message)
        elif not alt or _is_name(alt, name):
            instead = f", instead of “{excerpt(alt)}”" * bool(alt)
            message = f"{name}: write between ![ and ] what it shows{instead}"
            self.found.say("image without alternative text", self._line, message)
        attribute = self._sized(attribute, name)
        return [{"t": "Image", "c": [attribute, image["c"][1], [name, ""]], "line": self._line}]

    def _missing(self, address: str, alt: str, problem: str, *, is_decoration: bool) -> list[Node]:
        """What stands in the place of an image that is not there: its words, where they say anything."""
        shown = unquote(address)[:80] if not address.startswith("data:") else "an image written into the page"
        if is_decoration:
            message = f"an image that shows nothing: {shown}"
            self.found.say("decoration left out", self._line, message)
            return []
        is_empty = not alt or says_nothing(alt)
        kept = f" (“{alt}” says nothing)" * bool(alt) if is_empty else f", and “{alt}” stands in its place"
        state, _, remedy = problem.partition("; ")
        message = f"{shown} {state}{kept}; {remedy}"
        self.found.say("image left out", self._line, message, taken=alt * is_empty)
        return [] if is_empty else [{"t": "Space"}, {"t": "Str", "c": alt}, {"t": "Space"}]

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
        self.found.say("image width kept", self._line, message)
        return attribute

    def _own_name(self, address: str) -> str:
        """The name of the image's file, where no other image has it in another folder."""
        name = _file_name(address)
        return name if self._names[name] == 1 else ""

    def _name(self, address: str) -> str:
        address = address.removeprefix("./")
        if address in self.images:
            return self.images[address].name
        is_away = _ON_THE_WEB.match(address) and not address.startswith("data:")
        data = None if is_away else self._find(address)
        if data is None and (own := self._own_name(address)):
            data = self._find(own)
        if data is None:
            where = "lies on the web, and nothing is fetched" if is_away else "is not there"
            raise ValueError(f"{where}; put the image beside the file under its name and add the file again")
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


def _is_name(alt: str, name: str) -> bool:
    """Whether ``alt`` is a file's name, or that of a kind of image, and says nothing of what it shows."""
    return (
        is_name_or_address(alt) or says_nothing(alt) or alt.casefold() == PurePosixPath(name).stem.casefold()
    )


def _names(draft: Draft) -> Counter[str]:
    """How many addresses of images end in each file's name."""
    return Counter(map(_file_name, {one["c"][2][0] for one in walk(list(draft.blocks), "Image")}))


def _file_name(address: str) -> str:
    return PurePosixPath(unquote(re.split(r"[?#]", address, maxsplit=1)[0]).replace("\\", "/")).name


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
