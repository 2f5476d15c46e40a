"""Block elements of pandoc's tree → blocks for pandoc's Typst writer.

Lists, figures, tables and quotations are written as Typst function calls round pandoc's own blocks: in
function form Typst tags them as a reader needs them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from everyreader.formats.large_print.write import decorations, parting, tables
from everyreader.formats.large_print.write.inlines import (
    Context,
    anchor,
    in_language,
    inlines,
    language_of,
    picture,
    plain_text,
    raw,
    set_language,
    with_alternative,
)
from everyreader.formats.large_print.write.literal import literal
from everyreader.formats.large_print.write.raw_blocks import JOIN, raw_block
from everyreader.formats.large_print.write.table_blocks import table
from everyreader.source.decorations import lone
from everyreader.source.tree import SPACES, Node, holds, text_of, walk

SHORT_QUOTATION = 400  # letters
# What containers take of a line, in letters: indents, insets, bullets and numbers.
_QUOTED, _LISTED, _NUMBERED, _DEFINED = 3.0, 3.0, 5.0, 3.5
_FEW_LINES = 14
_PARTED = ("BulletList", "OrderedList", "DefinitionList", "Table")
_ANNOUNCED = (*_PARTED, "BlockQuote", "CodeBlock", "LineBlock", "Figure")
_STYLES = {"LowerAlpha": "a", "UpperAlpha": "A", "LowerRoman": "i", "UpperRoman": "I"}
_DELIMITERS = {"OneParen": "{})", "TwoParens": "({})"}


def blocks(context: Context, nodes: list[Node], *, top: bool = False) -> list[Node]:
    """``nodes`` for the Typst writer; ``top`` says that they stand outside all containers."""
    groups: list[list[Node]] = []
    for index, node in enumerate(nodes):
        made = _kept(context, node, top)
        if _leads(node, nodes[index + 1 : index + 2]):
            made = [raw_block(f"#lead-in[{JOIN}"), *made, raw_block(f"{JOIN}]")]
        if top and _lies_across(context, node):  # its page begins with the headings right above it
            while groups and nodes[index - 1]["t"] == "Header":
                index, made = index - 1, [*groups.pop(), *made]
            made = [raw_block(f"#landscape[{JOIN}"), *made, raw_block(f"{JOIN}]")]
        groups.append(made)
    return [one for group in groups for one in group]


def _leads(node: Node, after: list[Node]) -> bool:
    """Whether it breaks off before what it announces: “She said:”."""
    if node["t"] != "Para" or not after or after[0]["t"] not in _ANNOUNCED:
        return False
    words = plain_text(node["c"])
    return words.endswith((":", "：", ",")) and len(words) < SHORT_QUOTATION


def _lies_across(context: Context, node: Node) -> bool:
    return node["t"] == "Table" and tables.plan(node["c"], context.room, top=True).landscape


def _kept(context: Context, node: Node, top: bool) -> list[Node]:
    """A short list or table with notes stays on one page, and its notes with it: Typst parts them at a page's
    end."""
    made = _block(context, node, top)
    if not top or node["t"] not in _PARTED or not holds(node, "Note") or not _is_short(context, node):
        return made
    return [raw_block(f"#whole-lines[{JOIN}"), *made, raw_block(f"{JOIN}]")]


def _is_short(context: Context, node: Node) -> bool:
    if node["t"] == "Table":
        return tables.plan(node["c"], context.room, top=True).fits
    return _lines(node) <= _FEW_LINES


def _lines(node: Node) -> float:
    """About how many lines it takes, its notes among them."""
    letters = sum(len(text_of(one)) for one in walk(node, "Str", "Code"))
    return letters / parting.LINE + 1.5 * sum(1 for _ in walk(node, "Para", "Plain"))


def _block(context: Context, node: Node, top: bool) -> list[Node]:
    if images := lone(node):
        return decorations.drawn(context, images)
    match node:
        case {"t": "Para" | "Plain", "c": content}:
            return [_paragraph(context, content, top=top)]
        case {"t": "LineBlock", "c": lines}:
            content = [one for line in lines for one in (*line, {"t": "LineBreak"})][:-1]
            return [_paragraph(context, content, top=top)]
        case {"t": "Header", "c": [level, attribute, content]}:
            here = replace(context, room=parting.in_heading(level, context.room))
            words = in_language(context, attribute, inlines(here, content))
            name = attribute[0] if attribute[0] in context.anchors else ""
            return [{"t": "Header", "c": [level, [name, [], []], words]}]
        case {"t": "CodeBlock", "c": [attribute, text]}:
            code = raw_block(
                f"{anchor(context, attribute)}#raw(block: true, {literal(text.strip(chr(10)))});"
            )
            return list(_in_language(context, attribute, [code]))
        case {"t": "BlockQuote", "c": content}:
            opening = "#short-quotation[" if _short(content) else "#quotation["
            return [
                raw_block(f"{opening}{JOIN}"),
                *blocks(context.narrower(_QUOTED), content),
                raw_block(f"{JOIN}]"),
            ]
        case {"t": "Div", "c": [attribute, content]}:
            mark = anchor(context, attribute)
            inner = blocks(context, content, top=top and language_of(attribute) is None)
            return [*([raw_block(mark)] if mark else []), *_in_language(context, attribute, inner)]
        case {"t": "BulletList", "c": items}:
            inside = context.narrower(_LISTED)
            return list(_call("#list(tight: false, ", [blocks(inside, item) for item in items]))
        case {"t": "OrderedList", "c": [attributes, items]}:
            inside = context.narrower(_NUMBERED)
            return list(_call(_enum(attributes, items), [blocks(inside, item) for item in items]))
        case {"t": "DefinitionList", "c": entries}:
            return list(_terms(context, entries))
        case {"t": "Figure", "c": [attribute, [_, caption], content]}:
            return list(_in_language(context, attribute, _figure(context, attribute, caption, content)))
        case {"t": "Table", "c": content}:
            return list(_in_language(context, content[0], table(context, content, top=top)))
        case _:
            return [node]


def _short(content: list[Node]) -> bool:
    """Whether a quotation may be kept on one page: paragraphs only, some ten lines together."""
    paragraphs = [plain_text(one["c"]) if one["t"] in ("Para", "Plain") else "" for one in content]
    return all(paragraphs) and sum(map(len, paragraphs)) < SHORT_QUOTATION


def _paragraph(context: Context, content: list[Node], *, top: bool = True) -> Node:
    """A paragraph, or the image or displayed formula that is all there is in it."""
    things = [node for node in content if node["t"] not in SPACES]
    match things:
        case [{"t": "Image", "c": [attribute, words, [name, _]]}]:
            return raw_block(picture(context, attribute, words, name, prefix=""))
        case [
            {"t": "Span", "c": [attribute, [{"t": "Math", "c": [{"t": "DisplayMath"}, _]} as formula]]}
        ] if "alt" in dict(attribute[2]):
            inner = with_alternative(dict(attribute[2])["alt"], [formula], context.line, alone=True)
            return {"t": "Para", "c": in_language(context, attribute, inner)}
        case [{"t": "Math", "c": [{"t": "DisplayMath"}, _]}]:
            return {"t": "Para", "c": things}
        case _ if not context.labelled and _stays_together(content, top):
            return {"t": "Para", "c": [raw("#whole-lines[#par["), *inlines(context, content), raw("]];")]}
        case _:
            return {"t": "Para", "c": inlines(context, content)}


def _stays_together(content: list[Node], top: bool) -> bool:
    """A few lines that were broken by hand, as of an address; with its note what stands in a list, say."""
    if len(plain_text(content)) >= SHORT_QUOTATION:
        return False
    broken = sum(node["t"] == "LineBreak" for node in content)
    return 0 < broken < _FEW_LINES or not top and holds(content, "Note")


def _in_language(context: Context, attribute: list[Any], nodes: list[Node]) -> Iterator[Node]:
    tag = language_of(attribute)
    if tag:
        yield raw_block(f"#[{set_language(context, tag)}{JOIN}")
    yield from nodes
    if tag:
        yield raw_block(f"{JOIN}]")


def _call(opening: str, items: list[list[Node]]) -> Iterator[Node]:
    """``opening`` followed by each item as a content argument, and the closing bracket."""
    yield raw_block(f"{opening}[{JOIN}")
    for index, item in enumerate(items):
        if index:
            yield raw_block(f"{JOIN}], [{JOIN}")
        yield from item
    yield raw_block(f"{JOIN}])")


def _enum(attributes: list[Any], items: list[list[Node]]) -> str:
    start, style, delimiter = attributes
    pattern = literal(_DELIMITERS.get(delimiter["t"], "{}.").format(_STYLES.get(style["t"], "1")))
    levels = {item[0]["c"][0] if item and item[0]["t"] == "Header" else 0 for item in items}
    if len(levels) == 1 and 0 not in levels:  # run-in heads: the number belongs to the heading
        return f"#points({levels.pop()}, start: {start}, pattern: {pattern}, "
    return f"#enum(tight: false, start: {start}, numbering: {pattern}, "


def _terms(context: Context, entries: list[Any]) -> Iterator[Node]:
    """A second definition of a term is an item without a term: Typst has one description for each item."""
    yield raw_block(f"#terms(tight: false, {JOIN}")
    for term, definitions in entries:
        for index, definition in enumerate(definitions or [[]]):
            words = (
                [*inlines(context, term), raw("#term-end;")] if index == 0 else [raw("#further-definition;")]
            )
            yield raw_block(f"{JOIN}terms.item([{JOIN}")
            yield {"t": "Plain", "c": words}
            yield raw_block(f"{JOIN}], [{JOIN}")
            yield from blocks(context.narrower(_DEFINED), definition)
            yield raw_block(f"{JOIN}]), {JOIN}")
    yield raw_block(f"{JOIN})")


def _figure(context: Context, attribute: list[Any], caption: list[Node], content: list[Node]) -> list[Node]:
    return [
        raw_block(
            f"{anchor(context, attribute)}#figure(kind: image, "
            f"caption: {'[' + JOIN if caption else 'none, [' + JOIN}"
        ),
        *([*blocks(context, caption), raw_block(f"{JOIN}], [{JOIN}")] if caption else []),
        *blocks(context, content),
        raw_block(f"{JOIN}])"),
    ]
