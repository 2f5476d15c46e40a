"""Markdown as people keep it for their sites: front matter, a site generator's own language, raw HTML, images
beside it.

pandoc reads it; markdown-it, another parser, counts its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from everyreader.importers.blocks.pictures import beside, taken_along
from everyreader.importers.blocks.tree import cleaned
from everyreader.importers.draft import Draft, Repair, Repairs, excerpt
from everyreader.importers.encodings import decoded
from everyreader.importers.markdown import front_matter, liquid, raw_html, raw_html_halves, tex
from everyreader.importers.markdown import marks as markdown_marks
from everyreader.importers.markdown.notation import resolved, without_marks
from everyreader.importers.web import lists
from everyreader.importers.web import words as web_words
from everyreader.importers.web.reader import written_in
from everyreader.model.errors import SourceError
from everyreader.model.text import folded
from everyreader.source import dialect, expansions
from everyreader.source.tree import Node, changed, walk, words

_DIALECT = (
    "commonmark_x-smart-emoji-superscript-subscript-raw_attribute-alerts-yaml_metadata_block"
    "+raw_html+task_lists"
)
# Formulas between dollars are off where none has words: in a text of prices they are what they look like.
_NO_FORMULAS = "-tex_math_dollars"
_FORMULA_WITH_WORDS = re.compile(r"\$\]\{[^{}]*\balt=")
_TEX = re.compile(r"\$(?=[^$]*\\[A-Za-z])[^$]+\$")
_OF_WORDS = frozenset(("text", "code_inline", "text_special"))
_HEADING_PLACE = re.compile(r"(?<=[^\n])[ \t]\{#[\w-]+\}(?=[ \t]*$)", re.MULTILINE)


def read(path: Path, language: str) -> Draft:
    """The Markdown file as a draft; its places are lines. Raises ``SourceError``, ``MakerMissing``."""
    text = decoded(path, path.read_bytes())
    lines = text.text.split("\n")
    told = front_matter.read(path, text.text)
    body, site_code = liquid.plain("\n" * told.lines + "\n".join(lines[told.lines :]))
    if not body.strip():
        raise SourceError(path, "the file holds no words behind its front matter")
    body = raw_html_halves.in_paragraphs(body, _parser())
    formulas = _FORMULA_WITH_WORDS.search(body) is not None
    tree = dialect.parse(path, body, _DIALECT + ("" if formulas else _NO_FORMULAS), foreign=True)
    blocks = changed(resolved(path, tree["blocks"]), lambda node: _abbreviated(_same_note(node)))
    blocks, raw = raw_html.opened(blocks)
    blocks, marks = markdown_marks.settled(blocks)
    blocks, stated = expansions.stated_in(body, blocks)
    blocks, nowhere = expansions.marked_once(blocks, stated)
    blocks, changes = cleaned(blocks)
    blocks, commands = tex.left_out(blocks, taken=True)
    if not blocks:
        raise SourceError(path, "the file holds no words")
    unread = _unread_notes(body)
    said = folded(told.subtitle) == told.title or folded(told.subtitle) in _opening(lines, told.lines)
    subtitle, beside_it = ([], []) if said else _subtitle(path, told.subtitle)
    draft = Draft(
        (*subtitle, *blocks),
        language or told.language,
        title=told.title,
        date=told.date,
        repairs=(
            *text.repairs,
            *told.repairs,
            *beside_it,
            *site_code,
            *raw,
            *marks,
            *changes,
            *commands,
            *_told(stated, nowhere),
            *_left_out(unread),
            *_formulas(blocks),
        ),
        lines=tuple(lines),
        received=tuple(_words(body, unread, formulas=formulas)),
        matter=told.values,
    )
    return taken_along(draft, written_in(beside(path.parent)))


def _subtitle(path: Path, said: str) -> tuple[list[Node], list[Repair]]:
    """The paragraphs of a subtitle in the front matter, which is Markdown, too; in one where it is more than
    paragraphs."""
    tree = dialect.parse(path, said, _DIALECT + _NO_FORMULAS, foreign=True)
    blocks, changes = cleaned(tree["blocks"])
    if any(one["t"] != "Para" for one in blocks):
        spaced = [one for word in said.split() for one in ({"t": "Space"}, {"t": "Str", "c": word})]
        blocks = [{"t": "Para", "c": spaced[1:]}]
    blocks, found = tex.left_out([{**one, "line": 1} for one in blocks], taken=False)
    kept = [words(one["c"]) for one in blocks]
    return blocks, [
        *changes,
        *found,
        *(Repair("subtitle kept", 1, f"a paragraph: “{excerpt(one)}”", added=one) for one in kept),
    ]


def _opening(lines: list[str], first: int) -> str:
    return folded(" ".join(lines[first : first + 20]))


def _same_note(node: Node) -> Node:
    """A note is named by the line on which it is written, so that those that pandoc repeats are known as
    one."""
    return {**node, "note": node["c"][0]["line"]} if node.get("t") == "Note" and node["c"] else node


def _abbreviated(node: Node) -> Node:
    """``[WHO]{abbr="…"}`` as an abbreviation."""
    match node:
        case {"t": "Span", "c": [[identifier, classes, pairs], content]} if expansion := folded(
            dict(pairs).get("abbr", "")
        ):
            word = expansions.abbreviation(content, expansion)
            rest = [identifier, classes, [pair for pair in pairs if pair[0] != "abbr"]]
            return {**node, "c": [rest, [word]]} if any(rest) else word
    return node


def _told(stated: Iterable[expansions.Definition], nowhere: frozenset[str]) -> Iterator[Repair]:
    """The lines that say what abbreviations stand for; ``nowhere`` are those that the text does not hold."""
    for one in stated:
        name = "abbreviation left out" if one.word in nowhere else "abbreviation marked"
        yield Repair(name, one.line, f"“{one.word}”: “{one.expansion}”", taken=f"{one.word} {one.expansion}")


def _formulas(blocks: list[Node]) -> Iterator[Repair]:
    """What is TeX between dollars, by its commands: it stays as it was typed."""
    for block in walk(blocks, "Para", "Plain", "Header"):
        for one in _TEX.finditer(words(block, past=("Code", "Note"))):
            message = (
                f"“{excerpt(one[0])}” stays as it was typed; write it as a formula with its words: "
                f'[$…$]{{alt="…"}}'
            )
            yield Repair("formula left as typed", block.get("line", 1), message)


def _left_out(unread: Mapping[int, str]) -> Iterator[Repair]:
    for line, text in unread.items():
        yield Repair("note left out", line + 1, f"nothing refers to it: “{excerpt(text, 200)}”", taken=text)


def _parser(*, formulas: bool = False) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser = parser.use(footnote_plugin, inline=False).use(attrs_plugin, spans=True)
    return parser.use(dollarmath_plugin, double_inline=True) if formulas else parser


def _unread_notes(body: str) -> dict[int, str]:
    """The words of the notes that no mark refers to, by the line (from 0) on which each begins: no reader
    shows them."""
    told: dict[str, Any] = {}
    tokens = _parser().disable("footnote_tail").parse(body, told)
    marked = told.get("footnotes", {}).get("refs", {})
    out: dict[int, str] = {}
    unread = -1
    for token in tokens:
        if token.type == "footnote_reference_open" and marked.get(f":{token.meta['label']}", 0) < 0:
            unread = token.map[0] if token.map else 0
        elif token.type == "footnote_reference_close":
            unread = -1
        elif unread >= 0:
            out[unread] = f"{out.get(unread, '')} {_said(token)}".strip()
    return out


def _words(body: str, unread: Mapping[int, str], *, formulas: bool) -> Iterator[str]:
    """The body's words by line, as markdown-it reads them; HTML as lxml reads it. Those of ``unread`` notes
    it leaves out."""
    out = [""] * (body.count("\n") + 1)
    for line, text in unread.items():
        out[line] = text
    line = 0
    text = without_marks(_HEADING_PLACE.sub("", body))
    for token in _whole(_parser(formulas=formulas).parse(text)):
        line = token.map[0] if token.map else line
        out[line] += " " + _said(token)
    return iter(out)


def _whole(tokens: list[Token]) -> list[Token]:
    """``tokens`` with blocks of HTML right after each other as one, since an empty line ends none of its
    elements."""
    out: list[Token] = []
    for token in tokens:
        if out and token.type == "html_block" == out[-1].type:
            out[-1].content += token.content
        else:
            out.append(token)
    return out


def _said(token: Token) -> str:
    if token.type in ("fence", "code_block"):
        return token.content
    if token.type == "list_item_open":
        return f"{token.info} "  # the number as it was typed
    if token.type == "html_block":
        return _of_html(token.content)
    return "".join(_inline(one) for one in token.children or ())


def _inline(token: Token) -> str:
    if token.type == "image":
        return f" {''.join(_inline(one) for one in token.children or ())} "
    if token.type == "span_open":
        return str(token.attrGet("alt") or "")  # a formula's words
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type == "html_inline":
        is_space = re.match(r"<(?:br|img)\b", token.content, re.IGNORECASE)
        return f" {_of_html(token.content)} " if is_space else ""
    return token.content if token.type in _OF_WORDS else ""


def _of_html(text: str) -> str:
    root = raw_html.listed(text, Repairs())
    return " ".join((*web_words.lines(root), *lists.labels(root)))
