"""What an importer found with its own reader, and pandoc's reading of the same file → a draft."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from everyreader.importers.blocks.pictures import taken_along
from everyreader.importers.blocks.places import Places
from everyreader.importers.blocks.tree import cleaned
from everyreader.importers.characters import visible
from everyreader.importers.draft import Draft, Repair, Repairs, beside
from everyreader.importers.office import captions, cell_lines, columns, languages, quotations
from everyreader.importers.office.list_labels import as_seen
from everyreader.importers.office.one_note import joined
from everyreader.importers.web.lists import delimited
from everyreader.model.errors import MakerFailed, SourceError
from everyreader.source.dialect import DEEPEST, call
from everyreader.source.front_matter import is_language
from everyreader.source.tree import Node, changed, holds, walk
from everyreader.source.units import extract

_STYLED = ("docx", "odt")
_MARKS = frozenset((captions.SIGN, columns.MARK))
_LISTS = ("BulletList", "OrderedList")
_MATH_ALONE, _MATH_IN_LINE = {"t": "DisplayMath"}, {"t": "InlineMath"}


@dataclass(frozen=True)
class Found:
    """``lines`` are the file's paragraphs as the importer's own reader sees them; ``aside`` words of it that
    stand elsewhere (notes, alternative texts); ``large`` the size of a paragraph by that of the text;
    ``titles`` the paragraphs in a style for titles, ``centred`` those in the middle of the line; ``formulas``
    the paragraph of each formula. ``image`` gives an image's bytes; ``described`` are addresses and
    alternative texts of images, in order, where pandoc does not read them. ``labels`` are those of its lists,
    where the importer's own reader sees them.
    """

    lines: tuple[str, ...]
    repairs: tuple[Repair, ...] = ()
    aside: tuple[str, ...] = ()
    language: str = ""
    matter: Mapping[str, str | list[str]] = field(default_factory=dict)
    large: Mapping[int, float] = field(default_factory=dict)
    titles: tuple[int, ...] = ()
    centred: frozenset[int] = frozenset()
    formulas: tuple[int, ...] = ()
    image: Callable[[str], bytes | None] = lambda _: None
    place: str = "paragraph"
    date: date | None = None
    described: tuple[tuple[str, str], ...] = ()
    labels: tuple[str, ...] | None = None
    boxes: tuple[tuple[int, Sequence[str]], ...] = ()


def draft(path: Path, data: bytes, kind: str, found: Found, language: str) -> Draft:
    """The draft that pandoc's reader ``kind`` makes of ``data``. Raises ``SourceError``, ``MakerMissing``."""
    tree = _tree(path, data, kind)
    opening = _opening(tree["meta"]) if kind in _STYLED else []
    blocks = tree["blocks"]
    if kind == "odt":
        blocks = quotations.joined([_in_the_line(one) for one in blocks])
    blocks = delimited(changed(blocks, _unwrapped)) if kind == "html" else blocks
    marks = frozenset(one for one in _MARKS if one.encode() in tree["text"])
    return from_blocks(path, [*opening, *joined(blocks)], found, language, marks)


def from_blocks(
    path: Path, blocks: list[Node], found: Found, language: str, marks: frozenset[str] = _MARKS
) -> Draft:
    """The draft of a foreign tree: each block with its place, in elements that a statement can hold, images
    along.

    ``marks`` are those of captions and columns that may stand in the tree.
    """
    placed = blocks if found.place == "page" else Places(found.lines).given(blocks)
    placed = languages.given(placed)
    in_cells = Repairs()
    placed = cell_lines.given(placed, in_cells)
    placed = captions.given(placed) if captions.SIGN in marks else placed
    placed, in_columns = columns.unpicked(placed) if columns.MARK in marks else (placed, [])
    if found.described:
        placed = _told(placed, list(found.described))
    kept, repairs = cleaned(placed)
    if not kept:
        raise SourceError(path, f"the file holds no words{beside(found.repairs)}; nothing was written")
    kept = [_looking(one, found) for one in kept]
    language = language or (found.language if is_language(found.language) else "")
    made = Draft(
        tuple(kept),
        language,
        repairs=(*found.repairs, *in_cells, *in_columns, *repairs, *_formulas_lost(kept, found.formulas)),
        lines=found.lines,
        received=tuple(visible(one) for one in (*found.lines, *found.aside)),
        place=found.place,
        matter=found.matter,
        date=found.date,
    )
    made = taken_along(made, found.image)
    read = tuple(labels_of(made))
    labels = read if found.labels is None else found.labels
    if Counter(labels) != Counter(read) and len(labels) == len(read):
        other = replace(made, blocks=tuple(as_seen(made.blocks, labels)))
        if Counter(labels_of(other)) == Counter(labels):  # not every reader tells them in the text's order
            made, read = other, tuple(labels)
    said = (*_labels_changed(labels, read), *captions.boxes_kept(found.boxes, made.blocks))
    return replace(made, received=(*made.received, " ".join(labels)), repairs=(*made.repairs, *said))


def _labels_changed(seen: Iterable[str], read: Iterable[str]) -> Iterator[Repair]:
    """Where pandoc has other labels than the file's readers see, in lists that HTML does not allow."""
    lost, gained = Counter(seen) - Counter(read), Counter(read) - Counter(seen)
    taken, added = (" ".join(one for one in several.elements() if one != "•") for several in (lost, gained))
    if taken or added:
        yield Repair("list labels changed", 1, f"“{taken}” became “{added}”; look at them", taken, added)


def _formulas_lost(blocks: list[Node], formulas: tuple[int, ...]) -> Iterator[Repair]:
    """The formulas of the file that are not in the text."""
    there = Counter(one["line"] for one in blocks for _ in walk(one, "Math"))
    lost = len(formulas) - there.total()
    for number in (Counter(formulas) - there).elements():
        if lost > 0:
            yield Repair("formula left out", number, "it cannot be read; write it into the text")
        lost -= 1


def _in_the_line(block: Node) -> Node:
    """A formula among words is no displayed one, though pandoc's reader of OpenDocument says so of each."""
    alone = block["t"] == "Para" and [one["t"] for one in block["c"]] == ["Math"]
    return block if alone else changed(block, lambda one: _MATH_IN_LINE if one == _MATH_ALONE else one)


def _unwrapped(node: Node) -> Node:
    """A line end of a page's source is a space to its reader."""
    return {"t": "Space"} if node.get("t") == "SoftBreak" else node


def labels_of(draft: Draft) -> Iterator[str]:
    """The labels that the file's lists have by themselves: no words of its text, and words of the
    statement."""
    with_lists = [one for one in draft.blocks if holds(one, *_LISTS)]
    read = extract(with_lists, draft.language or "en")
    return (unit.label for unit in (*read.units, *read.notes) if unit.label)


def _told(blocks: list[Node], described: list[tuple[str, str]]) -> list[Node]:
    """``blocks`` with the alternative texts of their images, each the next that is ``described`` at its
    address."""

    def told(node: Node) -> Node:
        if node.get("t") != "Image":
            return node
        attribute, _, [own, _] = node["c"]
        at = next((n for n, (address, _) in enumerate(described) if address == own), None)
        alternative = described.pop(at)[1] if at is not None else ""
        return {**node, "c": [attribute, [{"t": "Str", "c": alternative}], [own, ""]]}

    return changed(blocks, told)


def _looking(block: Node, found: Found) -> Node:
    """``block`` with what its file makes it look like."""
    line = block.get("line", 0)
    large = {"large": found.large[line]} if line in found.large else {}
    match block["t"]:
        case "Div":
            attribute, content = block["c"]
            return {**block, "c": [attribute, [_looking(one, found) for one in content]]}
        case "OrderedList":
            attribute, items = block["c"]
            return {**block, "c": [attribute, [[_looking(one, found) for one in item] for item in items]]}
        case "Header" if line in found.titles:
            return {**block, **large, "titled": True}
        case "Header":
            return {**block, **large}
        case "Para" | "Plain":
            return {**block, **large, **({"centred": True} if line in found.centred else {})}
    return block


def _tree(path: Path, data: bytes, kind: str) -> dict[str, Any]:
    try:
        done = call([f"--from={kind}", "--to=json", "--track-changes=accept"], data)
    except MakerFailed as error:
        raise SourceError(path, f"{error}; make several files of it") from None
    if done.returncode != 0:
        said = (done.stderr.strip().splitlines() or [f"status {done.returncode}"])[-1]
        raise SourceError(path, f"pandoc cannot read it: {said[:200]}; open it and save it again")
    try:
        tree = {**json.loads(done.stdout), "text": done.stdout}
    except (ValueError, RecursionError):
        raise SourceError(path, "its parts are nested too deep; save a simpler file") from None
    if _depth(tree["blocks"]) > 4 * DEEPEST:
        raise SourceError(path, f"nested more than {DEEPEST} deep; save a simpler file")
    return tree


def _opening(meta: dict[str, Any]) -> list[Node]:
    """What pandoc takes out of the text because of its style (Title, Author …), put back."""
    blocks: list[Node] = []
    for name in ("title", "subtitle", "author", "date", "abstract"):
        for value in _values(meta.get(name)):
            inlines = value["c"] if value["t"] == "MetaInlines" else []
            heading = {"t": "Header", "c": [1, ["", [], []], inlines]}
            blocks += (
                value["c"]
                if value["t"] == "MetaBlocks"
                else [heading if name == "title" else {"t": "Para", "c": inlines}]
            )
    return blocks


def _values(value: Any) -> list[Any]:
    if value is None:
        return []
    return [one for each in value["c"] for one in _values(each)] if value["t"] == "MetaList" else [value]


def _depth(node: Any) -> int:
    deepest, level = 0, [node]
    while level and deepest <= 4 * DEEPEST + 1:
        nodes = [each for one in level for each in (one if isinstance(one, list) else [one])]
        level = [one["c"] for one in nodes if isinstance(one, dict) and "c" in one]
        level += [each for one in nodes if isinstance(one, list) for each in one]
        deepest += bool(level)
    return deepest
