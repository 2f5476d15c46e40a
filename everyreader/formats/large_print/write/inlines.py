"""Inline elements of pandoc's tree → inline elements that pandoc's Typst writer cannot get wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from everyreader.formats.large_print.write import parting
from everyreader.formats.large_print.write.languages import typst_arguments
from everyreader.formats.large_print.write.literal import literal, stays_whole
from everyreader.model.lengths import inches
from everyreader.model.text import folded, one_line
from everyreader.source.tree import SPACES, Node, text_of

LINE_WIDTH = 6.0  # inches
_DASHES = ([{"t": "Str", "c": "–"}], [{"t": "Str", "c": "—"}])
_APART = ("Image", "Math", "Code")
_CONTENT_LAST = ("Emph", "Strong", "Strikeout", "Superscript", "Subscript", "SmallCaps", "Underline")


@dataclass(frozen=True)
class Picture:
    """An image as it is staged: its name beside the Typst source and its width in inches, among words and
    ``alone`` on a page's line.

    ``most`` is how wide a page holds it.
    """

    name: str
    width: float
    alone: float
    most: float


@dataclass(frozen=True)
class Context:
    """What the whole statement says about its parts.

    ``anchors`` are the identifiers that some link leads to, ``codes`` the private language codes, and
    ``blocks`` makes a note's blocks (``blocks.py`` needs this module, so it is handed in). ``room`` is how
    many letters a line holds where the walk stands, ``line`` the same outside the table's cell that it may be
    in, ``records_note`` the words above a table that is drawn as records, ``breaks`` the notes before whose
    rows a new page begins, ``weight`` the heaviest of the words. ``labelled``: they begin on a line that
    something stands on.
    """

    pictures: Mapping[str, Picture]
    anchors: frozenset[str]
    codes: Mapping[str, str]
    blocks: Callable[[Context, list[Node]], list[Node]]
    room: float = parting.LINE
    records_note: str = ""
    line: float = parting.LINE
    breaks: frozenset[int] = frozenset()
    weight: str = parting.BOLD
    labelled: bool = False

    def narrower(self, letters: float) -> Context:
        """The same, inside something that takes so many letters of each line."""
        return replace(self, room=max(self.room - letters, 1.0), line=max(self.line - letters, 1.0))


def raw(text: str) -> Node:
    """Typst code inside a line, passed through by pandoc."""
    return {"t": "RawInline", "c": ["typst", text]}


def inlines(context: Context, nodes: list[Node], *, boxed: bool = False) -> list[Node]:
    """``nodes`` for the Typst writer; ``boxed`` says that a box round them already keeps them on one line."""
    out: list[Node] = []
    for group in _words(nodes):
        whole = _whole(group, context)
        parts = [part for node in _marks_apart(group) for part in _inline(context, node, boxed or whole)]
        out += [raw("#whole["), *parts, raw("];")] if not boxed and whole else parts
    return out


def _marks_apart(nodes: list[Node]) -> Iterator[Node]:
    """``nodes`` with a gap between neighbouring marks of notes: 1 and 3 are not 13."""
    for before, node in zip([None, *nodes], nodes, strict=False):
        if before and _is_mark(before) and _is_mark(node):
            yield raw("#h(0.3em);")
        yield node


def _is_mark(node: Node) -> bool:
    return node["t"] == "Note" or node["t"] == "Span" and "noteref" in node["c"][0][1]


def plain_text(nodes: list[Node]) -> str:
    """The words of ``nodes``, notes left out, white space folded."""
    return one_line(text_of(nodes, past=("Note",)))


def language_of(attribute: list[Any]) -> str | None:
    """The ``lang`` of a pandoc attribute ``[identifier, classes, pairs]``."""
    return dict(attribute[2]).get("lang")


def set_language(context: Context, tag: str) -> str:
    """Typst code that sets the language from here on; in Typst, code is English unless told otherwise."""
    language, region = typst_arguments(tag, context.codes)
    arguments = f"lang: {literal(language)}, region: {literal(region) if region else 'none'}"
    return f"#set text({arguments});#show raw: set text({arguments});"


def in_language(context: Context, attribute: list[Any], nodes: list[Node]) -> list[Node]:
    """``nodes`` in the language that ``attribute`` names, or as they are."""
    tag = language_of(attribute)
    return [raw(f"#[{set_language(context, tag)}"), *nodes, raw("];")] if tag else nodes


def anchor(context: Context, attribute: list[Any]) -> str:
    """Typst code for the place that links to this identifier lead to, or nothing where none does."""
    if not attribute[0] or attribute[0] not in context.anchors:
        return ""
    return f"#[#metadata(none)#label({literal(attribute[0])})];"


def _words(nodes: list[Node]) -> Iterator[list[Node]]:
    """Neighbours without white space between or in them, together; everything else alone.

    A dash that stands by itself goes with the word before it, for no line should begin with one.
    """
    word: list[Node] = []
    for index, node in enumerate(nodes):
        if word and node["t"] in SPACES[:2] and nodes[index + 1 : index + 2] in _DASHES:
            word.append({"t": "Space"})
            continue
        if node["t"] in (*SPACES, *_APART) or " " in text_of(node, past=("Note",)):
            if word:
                yield word
            yield [node]
            word = []
        else:
            word.append(node)
    if word:
        yield word


def _whole(group: list[Node], context: Context) -> bool:
    text = text_of(group, past=("Note",))
    return (
        group[0]["t"] not in _APART
        and stays_whole(text)
        and parting.width(text, context.weight) <= context.room
    )


def _inline(context: Context, node: Node, boxed: bool) -> list[Node]:
    match node:
        case {"t": "Str", "c": text}:
            return [raw(f"#{literal(text)};" if boxed else parting.typst(text, context.room, context.weight))]
        case {"t": "SoftBreak"}:
            return [{"t": "Space"}]
        case {"t": "LineBreak"}:  # without the space the words on both sides are read as one
            return [raw('#" ";#linebreak();')]
        case {"t": "Code", "c": [attribute, text]}:
            return in_language(context, attribute, [raw(parting.code(text, context.room))])
        case {"t": "Span", "c": [[_, ["noteref"], [[_, number]]], _]}:
            return [raw(f'#footnote(label("note {number}"));')]
        case {"t": "Span", "c": [attribute, content]}:
            return _span(context, attribute, content, boxed)
        case {"t": "Link", "c": [attribute, content, target]}:
            return _link(context, attribute, content, target, boxed)
        case {"t": "Image", "c": [attribute, content, [name, _]]}:
            return [raw(picture(context, attribute, content, name, prefix="inline-"))]
        case {"t": "Math", "c": [_, tex]}:  # a displayed formula inside a paragraph would cut it in two
            return [{"t": "Math", "c": [{"t": "InlineMath"}, tex]}]
        case {"t": "Note", "c": content}:
            note = context.blocks(replace(context, room=parting.LINE - 3, weight=parting.BOLD), content)
            return [{"t": "Note", "c": _after_number(note)}, raw(f'#label("note {node["number"]}");')]
        case {"t": "Quoted" | "Cite" | "SmallCaps", "c": content}:
            return inlines(context, content[1] if node["t"] != "SmallCaps" else content, boxed=boxed)
        case {"t": "Underline", "c": content}:  # a line under words means a link here
            return [{"t": "Strong", "c": inlines(context, content, boxed=boxed)}]
        case {"t": "Strikeout", "c": content}:
            return [raw("#crossed-out["), *inlines(context, content, boxed=boxed), raw("];")]
        case {"t": kind, "c": content} if kind in _CONTENT_LAST:
            return [{"t": kind, "c": inlines(context, content, boxed=boxed)}]
        case _:
            return [node]


def _after_number(blocks: list[Node]) -> list[Node]:
    """Typst sets a note's words hard against its number."""
    match blocks:
        case [{"t": "Para", "c": content}, *rest]:
            return [{"t": "Para", "c": [raw("#note-gap;"), *content]}, *rest]
        case _:
            return blocks


def _span(context: Context, attribute: list[Any], content: list[Node], boxed: bool) -> list[Node]:
    alternative = dict(attribute[2]).get("alt")
    if alternative is not None:
        formula = [_inline(context, one, boxed)[0] for one in content]
        inner = with_alternative(alternative, formula, context.line)
    else:
        inner = inlines(context, content, boxed=boxed)
    if "dateline" in attribute[1]:
        inner = [raw("#dateline["), *inner, raw("];")]
    mark = anchor(context, attribute)
    return [*([raw(mark)] if mark else []), *in_language(context, attribute, inner)]


def with_alternative(
    alternative: str, formula: list[Node], line: float, *, alone: bool = False
) -> list[Node]:
    """A formula with the words that stand for it, on a line that holds so many letters."""
    width = f"{line / parting.LINE:.3f} * {LINE_WIDTH}in"
    opening = f"#fitted({width}, alone: {str(alone).lower()})[#set math.equation(alt: "
    return [raw(f"{opening}{literal(folded(alternative))});"), *formula, raw("];")]


def _link(
    context: Context, attribute: list[Any], content: list[Node], target: list[str], boxed: bool
) -> list[Node]:
    words = in_language(context, attribute, inlines(context, content, boxed=boxed))
    address = target[0]
    if address.startswith("#") and address[1:] not in context.anchors or not address:
        return words
    return [{"t": "Link", "c": [["", [], []], words, [address, ""]]}]


def printed_width(image: Node) -> float:
    """How wide, in inches, the statement wants an image at least; 0 where it does not say."""
    return _printed(image["c"][0])


def _printed(attribute: list[Any]) -> float:
    return inches(dict(attribute[2]).get("width", ""))


def picture(context: Context, attribute: list[Any], content: list[Node], name: str, *, prefix: str) -> str:
    """Typst code for an image; one with neither words nor the mark of decoration has ``alt: none``."""
    staged = context.pictures[name]
    width = staged.width if prefix or context.room < parting.LINE else staged.alone
    room = min(staged.most, LINE_WIDTH * context.room / parting.LINE)
    width = max(
        width, min(inches(dict(attribute[2]).get("width", "")), room)
    )  # as large as it came, at least
    arguments = f"{literal(staged.name)}, width: {width:.3f}in"
    if "decorative" in attribute[1]:
        return f"#{prefix}decoration({arguments});"
    words = plain_text(content)
    return f"#{prefix}picture({arguments}, alt: {literal(words) if words else 'none'});"
