"""The project's own notation inside the dialect → pandoc's elements. The set is closed and documented (docs/source.md).

==============================  =======================================================
``::: {.table row-headers=1}``  a table; a first paragraph is its caption
``::: figure``                  an image, then a paragraph that is its caption
``::: {lang=fr}``               blocks in another language
``[mot]{lang=fr}``              words in another language
``[2]{.sup}``, ``[2]{.sub}``    superscript, subscript
``[$x^2$]{alt="x squared"}``    a formula with its spoken alternative
``[1 May 2024]{.dateline}``     the statement's visible date
``![](line.png){.decorative}``  an image that says nothing
==============================  =======================================================
"""
from __future__ import annotations

from pathlib import Path
from typing import Any

from everyreader.errors import SourceError
from everyreader.source.dialect import BLOCKS
from everyreader.source.front_matter import is_language

Node = dict[str, Any]
_DIVS = ("table", "figure")
_SPANS = ("sup", "sub", "dateline")


def resolve(path: Path, blocks: list[Node]) -> list[Node]:
    """``blocks`` with the notation replaced by pandoc's own elements. Raises ``SourceError`` for what is not in the set."""
    return [_block(path, block) for block in blocks]


def _block(path: Path, block: Node) -> Node:
    line = block["line"]
    match block:
        case {"t": "Div", "c": [attribute, content]}:
            _known(path, line, attribute, _DIVS, ("lang", "row-headers"), ":::")
            content = resolve(path, content)
            if "table" in attribute[1]:
                return {**_table(path, line, attribute, content), "line": line}
            if "figure" in attribute[1]:
                return {**_figure(path, line, attribute, content), "line": line}
            return {**block, "c": [attribute, content]}
        case {"t": "Table"}:
            return {**_cells(path, block), "line": line}
        case {"t": "Header", "c": [level, attribute, inlines]}:
            _known(path, line, attribute, (), ("lang",), "the heading")
            return {**block, "c": [level, attribute, _inlines(path, line, inlines)]}
        case {"t": "CodeBlock", "c": [attribute, _]}:
            _language(path, line, attribute)
            return block
        case {"c": content}:
            return {**block, "c": _nested(path, line, content)}
        case _:
            return block


def _nested(path: Path, line: int, content: Any) -> Any:
    """Lists of inlines, lists of blocks and lists of those, to any depth."""
    if not isinstance(content, list):
        return content
    if content and isinstance(content[0], dict) and content[0]["t"] in BLOCKS:
        return resolve(path, content)
    if content and all(isinstance(one, dict) for one in content):
        return _inlines(path, line, content)
    return [_nested(path, line, one) for one in content]


def _inlines(path: Path, line: int, inlines: list[Node]) -> list[Node]:
    return [_inline(path, line, inline) for inline in inlines]


def _inline(path: Path, line: int, inline: Node) -> Node:
    match inline:
        case {"t": "Span", "c": [attribute, content]}:
            _known(path, line, attribute, _SPANS, ("lang", "alt"), "the brackets")
            content = _inlines(path, line, content)
            if "alt" in dict(attribute[2]) and [one["t"] for one in content] != ["Math"]:
                raise SourceError(path, "'alt' belongs to one formula: [$…$]{alt=\"…\"}", line=line)
            for name, element in (("sup", "Superscript"), ("sub", "Subscript")):
                if name in attribute[1]:
                    return {"t": element, "c": content}
            return {"t": "Span", "c": [attribute, content]}
        case {"t": "Link", "c": [attribute, content, target]}:
            _known(path, line, attribute, (), ("lang",), "the link")
            return {"t": "Link", "c": [attribute, _inlines(path, line, content), target]}
        case {"t": "Image", "c": [attribute, content, target]}:
            _known(path, line, attribute, ("decorative",), ("width", "height"), "the image")
            if "decorative" in attribute[1] and content:
                raise SourceError(path, "the image is marked decorative and has words too; keep one of the two", line=line)
            return {**inline, "c": [attribute, _inlines(path, line, content), target]}
        case {"t": "Note", "c": content}:
            return {"t": "Note", "c": resolve(path, content)}
        case {"t": "Str" | "Code" | "Math" | "Space" | "SoftBreak" | "LineBreak"}:
            return inline
        case {"c": content}:
            return {**inline, "c": _nested(path, line, content)}
        case _:
            return inline


def _known(path: Path, line: int, attribute: list[Any], classes: tuple[str, ...], keys: tuple[str, ...], what: str) -> None:
    for name in attribute[1]:
        if name not in classes:
            known = ", ".join(f".{one}" for one in classes) or "none here"
            raise SourceError(path, f"{what}: unknown class '.{name}'; known: {known}", line=line)
    for key, _ in attribute[2]:
        if key not in keys:
            raise SourceError(path, f"{what}: unknown attribute '{key}'; known: {', '.join(keys)}", line=line)
    _language(path, line, attribute)


def _language(path: Path, line: int, attribute: list[Any]) -> None:
    tag = dict(attribute[2]).get("lang")
    if tag is not None and not is_language(tag):
        raise SourceError(path, f"lang='{tag}' is no language code; expected a BCP 47 tag such as en, en-US or fr", line=line)


def _table(path: Path, line: int, attribute: list[Any], content: list[Node]) -> Node:
    tables = [block for block in content if block["t"] == "Table"]
    if len(tables) != 1 or content[-1] is not tables[0]:
        raise SourceError(path, "::: table holds one table, last, and before it nothing but its caption", line=line)
    own, _, columns, head, bodies, foot = tables[0]["c"]
    headers = dict(attribute[2]).get("row-headers", "0")
    if not headers.isdecimal() or int(headers) > len(columns):
        raise SourceError(path, f"row-headers={headers}: expected a number of columns from 0 to {len(columns)}", line=line)
    keys = [pair for pair in attribute[2] if pair[0] == "lang"]
    bodies = [[one, int(headers), top, rows] for one, _, top, rows in bodies]
    return {"t": "Table", "c": [[attribute[0], own[1], keys], [None, content[:-1]], columns, head, bodies, foot]}


def _figure(path: Path, line: int, attribute: list[Any], content: list[Node]) -> Node:
    image = content[0]["c"] if content and content[0]["t"] in ("Para", "Plain") else []
    if [one["t"] for one in image] != ["Image"]:
        raise SourceError(path, "::: figure begins with a paragraph that is one image; its caption follows", line=line)
    return {"t": "Figure", "c": [attribute, [None, content[1:]], [{**content[0], "t": "Plain"}]]}


def _cells(path: Path, block: Node) -> Node:
    """Inside a table only the cells' blocks hold notation."""
    attribute, caption, columns, head, bodies, foot = block["c"]

    def rows(several: list[Any]) -> list[Any]:
        return [[own, [[one, align, down, across, resolve(path, content)] for one, align, down, across, content in cells]]
                for own, cells in several]

    bodies = [[own, headers, rows(top), rows(several)] for own, headers, top, several in bodies]
    return {"t": "Table", "c": [attribute, caption, columns, [head[0], rows(head[1])], bodies, [foot[0], rows(foot[1])]]}
