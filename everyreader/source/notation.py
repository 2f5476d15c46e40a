"""The project's own notation inside the dialect → pandoc's elements. The set is closed and documented
(docs/source.md).

==============================  ======================================================================
``::: {.table row-headers=1}``  a table; the paragraphs before it are its caption
``::: figure``                  an image, then the paragraphs that are its caption
``::: {lang=fr}``               blocks in another language
``[mot]{lang=fr}``              words in another language
``[2]{.sup}``, ``[2]{.sub}``    superscript, subscript
``[$x^2$]{alt="x squared"}``    a formula with its spoken alternative
``[1 May 2024]{.dateline}``     the statement's visible date
``[WHO]{abbr="World …"}``       an abbreviation and what it stands for; the same is
                                ``[WHO]{.abbr title="World …"}``
``![](line.png){.decorative}``  an image that says nothing
==============================  ======================================================================

An identifier (``{#numbers}``) may stand wherever attributes may. What is not in the set is an error with its
line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from everyreader.model.errors import SourceError
from everyreader.model.text import folded
from everyreader.source.expansions import ATTRIBUTE, CLASS
from everyreader.source.front_matter import is_language
from everyreader.source.tree import BLOCKS, SPACES, Attribute, Node, holds, walk, words

_ADDRESS = re.compile(r"(?:https?://[^/\s]|mailto:.|tel:.|#)", re.IGNORECASE)
_ELEMENTS = {"sup": "Superscript", "sub": "Subscript"}
_PLAIN_WORDS = frozenset(("Str", *SPACES, "Emph", "Strong", "Strikeout", "Code"))
_CELL_CONTENT = 4  # pandoc's Cell: attributes, alignment, rows, columns, blocks


@dataclass(frozen=True)
class _Place:
    """Where the walk stands, for errors; ``identifiers`` are those seen so far, with their lines."""

    path: Path
    identifiers: dict[str, int]
    line: int = 1

    def at(self, node: Node) -> _Place:
        return replace(self, line=node.get("line", self.line))

    def error(self, message: str) -> SourceError:
        return SourceError(self.path, message, line=self.line)


def resolve(path: Path, blocks: list[Node]) -> list[Node]:
    """``blocks`` with the notation replaced by pandoc's own elements. Raises ``SourceError`` for what is not
    in the set."""
    return _blocks(_Place(path, {}), blocks)


def _blocks(place: _Place, blocks: list[Node]) -> list[Node]:
    return [_block(place.at(block), block) for block in blocks]


def _block(place: _Place, block: Node) -> Node:
    match block:
        case {"t": "Div", "c": [attribute, content]}:
            return {**_div(place, attribute, content), "line": place.line}
        case {"t": "Table", "c": [attribute, caption, columns, head, bodies, foot]}:
            _check(place, attribute, "the table", keys=("lang",))
            parts = [_cells(place, part) for part in (head, bodies, foot)]
            return {**block, "c": [attribute, caption, columns, *parts]}
        case {"t": "Header", "c": [level, attribute, inlines]}:
            _check(place, attribute, "the heading", keys=("lang",))
            return {**block, "c": [level, attribute, _inlines(place, inlines)]}
        case {"t": "CodeBlock", "c": [attribute, _]}:
            _check(
                place, attribute, "the code", classes=attribute[1], keys=("lang",)
            )  # any class names a programming language
            return block
        case {"c": content}:
            return {**block, "c": _nested(place, content)}
        case _:
            return block


def _nested(place: _Place, content: Any) -> Any:
    """Lists of inlines, lists of blocks and lists of those, to any depth."""
    if not isinstance(content, list):
        return content
    if content and all(isinstance(one, dict) and "t" in one for one in content):
        return _blocks(place, content) if content[0]["t"] in BLOCKS else _inlines(place, content)
    return [_nested(place, one) for one in content]


def _cells(place: _Place, part: Any) -> Any:
    """A table's head, bodies or foot: only the cells' blocks hold notation."""
    if not isinstance(part, list):
        return part
    if len(part) == _CELL_CONTENT + 1 and isinstance(part[1], dict) and isinstance(part[_CELL_CONTENT], list):
        return [*part[:_CELL_CONTENT], _blocks(place, part[_CELL_CONTENT])]
    return [_cells(place, one) for one in part]


def _div(place: _Place, attribute: Attribute, content: list[Node]) -> Node:
    """``content`` is looked at from inside, where the table's own attributes are checked."""
    keys = ("lang", "row-headers") if "table" in attribute[1] else ("lang",)
    _check(place, attribute, "the block", classes=("table", "figure"), keys=keys)
    content = _blocks(place, content)
    if "table" in attribute[1]:
        return _table(place, attribute, content)
    if "figure" in attribute[1]:
        return _figure(place, attribute, content)
    return {"t": "Div", "c": [attribute, content]}


def _table(place: _Place, attribute: Attribute, content: list[Node]) -> Node:
    if [block["t"] for block in content if block["t"] != "Para"] != ["Table"] or content[-1]["t"] != "Table":
        raise place.error("::: table holds one table, last, and before it nothing but paragraphs of caption")
    own, _, columns, head, bodies, foot = content[-1]["c"]
    headers = dict(attribute[2]).get("row-headers", "0")
    if not re.fullmatch("[0-9]{1,3}", headers) or int(headers) > len(columns):
        raise place.error(f"row-headers={headers}: expected a number of columns from 0 to {len(columns)}")
    keys = [pair for pair in (*attribute[2], *own[2]) if pair[0] == "lang"][:1]
    bodies = [[one, int(headers), top, rows] for one, _, top, rows in bodies]
    return {
        "t": "Table",
        "c": [[attribute[0] or own[0], [], keys], [None, content[:-1]], columns, head, bodies, foot],
    }


def _figure(place: _Place, attribute: Attribute, content: list[Node]) -> Node:
    image = content[0]["c"] if content and content[0]["t"] in ("Para", "Plain") else []
    if [one["t"] for one in image] != ["Image"]:
        raise place.error("::: figure begins with a paragraph that is one image; its caption follows")
    for block in content[1:]:
        if block["t"] != "Para":
            raise place.at(block).error(
                "::: figure holds one image and then nothing but paragraphs of caption"
            )
    attribute = [attribute[0], [], attribute[2]]
    return {"t": "Figure", "c": [attribute, [None, content[1:]], [{**content[0], "t": "Plain"}]]}


def _inlines(place: _Place, inlines: list[Node]) -> list[Node]:
    return [_inline(place.at(inline), inline) for inline in inlines]


def _inline(place: _Place, inline: Node) -> Node:
    match inline:
        case {"t": "Span", "c": [attribute, content]}:
            return _span(place, inline, attribute, content)
        case {"t": "Link", "c": [attribute, content, target]}:
            _check(place, attribute, "the link", keys=("lang",))
            _link(place, content, target)
            return {**inline, "c": [attribute, _inlines(place, content), target]}
        case {"t": "Image", "c": [attribute, content, target]}:
            _check(place, attribute, "the image", classes=("decorative",), keys=("width", "height"))
            _image(place, attribute, content, target)
            return inline
        case {"t": "Code", "c": [attribute, _]}:
            _check(place, attribute, "the code", classes=attribute[1], keys=("lang",))
            return inline
        case {"t": "Note", "c": content}:
            return {**inline, "c": _blocks(place, content)}
        case {"t": "Str" | "Math" | "Space" | "SoftBreak" | "LineBreak"}:
            return inline
        case {"c": content}:
            return {**inline, "c": _nested(place, content)}
        case _:
            return inline


def _span(place: _Place, inline: Node, attribute: Attribute, content: list[Node]) -> Node:
    keys = ("lang", "alt", "abbr", *(("title",) if CLASS in attribute[1] else ()))
    _check(place, attribute, "the brackets", classes=("sup", "sub", "dateline", CLASS), keys=keys)
    content = _inlines(place, content)
    if CLASS in (*attribute[1], *dict(attribute[2])):
        attribute = _abbreviation(place, attribute, content)
    if "alt" in dict(attribute[2]) and [one["t"] for one in content] != ["Math"]:
        raise place.error("'alt' belongs to one formula: [$…$]{alt=\"…\"}")
    for name, element in _ELEMENTS.items():
        if name in attribute[1]:
            rest = [attribute[0], [one for one in attribute[1] if one != name], attribute[2]]
            raised = {"t": element, "c": content}
            return _span(place, inline, rest, [raised]) if any(rest) else raised
    return {**inline, "c": [attribute, content]}


def _abbreviation(place: _Place, attribute: Attribute, content: list[Node]) -> Attribute:
    """The attribute as the tree has it: class ``abbr``, and ``title`` for what the words stand for."""
    pairs = dict(attribute[2])
    expansion = folded(pairs.pop("abbr", "") or pairs.pop(ATTRIBUTE, ""))
    if not expansion or ATTRIBUTE in pairs or not words(content, past=("Note",)):
        raise place.error(
            'an abbreviation is words and what they stand for, once: [WHO]{abbr="World Health Organization"}'
        )
    classes = [one for one in attribute[1] if one != CLASS]
    return [attribute[0], [*classes, CLASS], [[ATTRIBUTE, expansion], *map(list, pairs.items())]]


def is_address(target: str) -> bool:
    """Whether a link may lead to ``target``: https, http, mailto, tel, or a place in the statement
    (``#numbers``)."""
    return bool(_ADDRESS.match(target))


def _link(place: _Place, content: list[Node], target: list[str]) -> None:
    address, title = target
    if address and not is_address(address):
        raise place.error(
            f"link scheme of '{address}' is not one of https, http, mailto, tel or #place; write the "
            f"whole address"
        )
    _no_title(place, title, "link")
    if holds(content, "Note"):
        raise place.error("a note inside the words of a link; put it behind the link")


def _image(place: _Place, attribute: Attribute, content: list[Node], target: list[str]) -> None:
    if "decorative" in attribute[1] and content:
        raise place.error("the image is marked decorative and has words too; keep one of the two")
    if not target[0]:
        raise place.error("the image names no file; write it between the round brackets")
    _no_title(place, target[1], "image")
    if any(one["t"] not in _PLAIN_WORDS for one in walk(content)):
        raise place.error(
            "the alternative text of an image is plain words; take the link, note, formula or "
            "brackets out of it"
        )


def _no_title(place: _Place, title: str, what: str) -> None:
    if title:
        raise place.error(
            f"the {what}'s title “{title}” would reach only those who point at it with a mouse; "
            "write its words into the text"
        )


def _check(
    place: _Place, attribute: Attribute, what: str, *, classes: Any = (), keys: tuple[str, ...] = ()
) -> None:
    """Identifier once, classes and keys from the closed set, ``lang`` a language."""
    identifier, own, pairs = attribute
    if identifier and identifier in place.identifiers:
        raise place.error(
            f"the identifier '#{identifier}' was given on line {place.identifiers[identifier]} "
            f"already; change one"
        )
    if identifier:
        place.identifiers[identifier] = place.line
    for name in own:
        if name not in classes:
            known = ", ".join(f".{one}" for one in classes) or "none here"
            raise place.error(f"{what}: unknown class '.{name}'; known: {known}")
    for key, value in pairs:
        if key not in keys:
            raise place.error(f"{what}: unknown attribute '{key}'; known: {', '.join(keys)}")
        if key == "lang" and not is_language(value):
            raise place.error(
                f"lang='{value}' is no language code; expected a BCP 47 tag such as en, en-US or fr"
            )
