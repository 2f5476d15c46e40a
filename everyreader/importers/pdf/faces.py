"""Words of an untagged PDF that are set bold or slanted among others of their family: emphasis."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import pymupdf

from everyreader.importers.blocks.inlines import can_stand
from everyreader.source.tree import Node, changed, walk, words

_STYLE = re.compile(
    r"[-,].*|(?:PS)?MT$|PS$|(?:Bold|Italic|Ital|Oblique|Regular|Roman|Medium|Light|Book|It)+$"
)  # in a font's name, behind that of its family
_KNUTH = re.compile(r"(CM|SF)(?:RM?|BX|B|TI|BXTI|BI|SL)\d+")  # whose faces each have a name of their own
_LONGEST_LABEL = 60  # letters
_LABEL = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxIVX]{1,4})[.)]?")  # of a point
_KINDS = {"b": "Strong", "i": "Emph"}
Faced = tuple[Node, str]  # an inline, and what sets it off from the text


def face_of(span: dict[str, Any]) -> str:
    """What the face of a span is: “b” for bold, “i” for slanted, and the family of its font."""
    bold, slanted = (span["flags"] & flag for flag in (pymupdf.TEXT_FONT_BOLD, pymupdf.TEXT_FONT_ITALIC))
    name = _KNUTH.sub(r"\1", span["font"].rpartition("+")[2])
    return f"{'b' if bold else ''}{'i' if slanted else ''}|{_STYLE.sub('', name)}"


def emphasised(blocks: list[Node]) -> list[Node]:
    """``blocks`` with the words of a paragraph in emphasis that are bold or slanted among regular ones of
    their family; its label, and a paragraph that is so as a whole, stay as they are."""
    return changed([_paragraph(one) for one in blocks], _plain)


def _plain(node: Node) -> Node:
    return {key: value for key, value in node.items() if key != "face"}


def _paragraph(block: Node) -> Node:
    if block["t"] != "Para" or block["c"][:1] and block["c"][0]["t"] == "Strong":
        return block
    noted = [
        {**one, "c": [_paragraph(each) for each in one["c"]]} if one["t"] == "Note" else one
        for one in block["c"]
    ]
    start = next((at for at, one in enumerate(noted) if not _is_label(one)), 0)
    usual = Counter[str]()
    for one in walk(noted[start:], "Str", past=("Note",)):
        kind, _, family = one.get("face", "|").partition("|")
        usual[family] += 0 if kind else sum(map(str.isalnum, one["c"]))
    family, letters = usual.most_common(1)[0] if usual else ("", 0)
    return {**block, "c": list(_emphases(noted, start, family)) if letters else noted}


def _is_label(one: Node) -> bool:
    """Whether it is the sign or the number of a point, or what parts it from the words."""
    return (
        one["t"] == "Space"
        or one["t"] == "Str"
        and (not any(map(str.isalnum, one["c"])) or bool(_LABEL.fullmatch(one["c"])))
    )


def _emphases(inlines: Sequence[Node], start: int, family: str) -> Iterator[Node]:
    kinds = [_kind(one, family) for one in inlines]
    for at, one in enumerate(inlines):
        if one["t"] == "Space" and 0 < at < len(kinds) - 1 and kinds[at - 1] == kinds[at + 1]:
            kinds[at] = kinds[at - 1]
    at = 0
    for kind, several in groupby(kinds):
        end = at + len(list(several))
        group = [one if kind else _inside(one, family) for one in inlines[at:end]]
        if kind and _can_be(inlines, at, end) and not (at <= start and _is_lead(inlines, at, end)):
            for one in kind:
                group = [{"t": _KINDS[one], "c": group}]
        yield from group
        at = end


def _inside(one: Node, family: str) -> Node:
    """A link with the words in emphasis that are so in it."""
    if one["t"] != "Link":
        return one
    attribute, content, target = one["c"]
    return {**one, "c": [attribute, list(_emphases(content, -1, family)), target]}


def _kind(one: Node, family: str) -> str:
    """What sets a word or a link off from the text."""
    faces = {each.get("face", "|") for each in walk([one], "Str")}
    kind, _, own = faces.pop().partition("|") if len(faces) == 1 else ("", "", "")
    return kind if one["t"] in ("Str", "Link") and own == family else ""


def _can_be(inlines: Sequence[Node], at: int, end: int) -> bool:
    """Whether words from ``at`` to ``end`` are whole, and Markdown can mark them."""
    before, said, after = words(inlines[:at])[-1:], words(inlines[at:end]), words(inlines[end:])[:1]
    before = "" if at and inlines[at - 1]["t"] == "Space" else before
    after = "" if end < len(inlines) and inlines[end]["t"] == "Space" else after
    cut = before.isalnum() and said[:1].isalnum() or after.isalnum() and said[-1:].isalnum()
    return any(map(str.isalnum, said)) and not cut and can_stand(before, said, after)


def _is_lead(inlines: Sequence[Node], at: int, end: int) -> bool:
    """Whether words at the head of a paragraph are a label of it (“Dates: The council …”)."""
    said = words(inlines[at:end])
    ends = said.endswith((":", ".")) or words(inlines[end:]).lstrip().startswith(":")
    return ends and len(said) <= _LONGEST_LABEL
