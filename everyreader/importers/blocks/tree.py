"""A foreign pandoc tree → the elements that a statement can hold. Words stay; what is left out is named."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from everyreader.importers.blocks import figures, folds
from everyreader.importers.blocks.attributes import (
    alone,
    language_of,
    marked,
    numbering,
    place_in,
    safe,
    stands_for,
)
from everyreader.importers.blocks.fold_levels import FOLD, LINE
from everyreader.importers.blocks.inlines import (
    anchored,
    append,
    around,
    at_its_bookmark,
    can_stand,
    is_blank,
    parted,
    spaced,
    trimmed,
    unbroken,
    whole_code,
    without_notes,
    without_underlines,
)
from everyreader.importers.characters import JOINERS, invisible, visible
from everyreader.importers.draft import Repair, Repairs, excerpt
from everyreader.language.tongues import name_of
from everyreader.model.lengths import centimetres, inches
from everyreader.model.text import folded
from everyreader.source.expansions import ATTRIBUTE, CLASS, expansion_of
from everyreader.source.text import character_name
from everyreader.source.tree import PLAIN, SPACES, Node, attribute_of, holds, links, walk, words

_DELIMITED = ("Emph", "Strong", "Strikeout")
_QUOTES = {"DoubleQuote": "“”", "SingleQuote": "‘’"}
_CELL = 5  # pandoc's Cell: attributes, alignment, rows, columns, blocks
_CODE_CLASS = re.compile(r"[A-Za-z][\w+-]*")


def cleaned(blocks: list[Node]) -> tuple[list[Node], list[Repair]]:
    """``blocks`` (each with its ``line``) in the elements that a statement can hold, and what was done for
    it."""
    targets = {target[1:] for _, target in links(blocks) if target[:1] == "#"} - {""}
    given = Counter(attribute_of(one)[0] for one in walk(blocks) if one["t"] != "Image")
    blocks, found = figures.given(blocks)
    clean = _Clean(frozenset(one for one in targets if given[one] == 1), found)
    blocks, moved = folds.settled(clean.blocks(blocks, 1))
    return blocks, [*clean.found, *moved]


@dataclass
class _Clean:
    places: frozenset[str]
    found: Repairs = field(default_factory=Repairs)
    line: int = 1

    def _say(self, name: str, message: str, taken: str = "") -> None:
        self.found.say(name, self.line, message, taken)

    def blocks(self, blocks: list[Node], line: int) -> list[Node]:
        out: list[Node] = []
        for block in blocks:
            self.line = here = block.get("line", line)
            kept = {key: block[key] for key in ("large", "abreast", "aside") if key in block}
            inner = [{"line": here, **kept, **one} for one in self._block(block, here)]
            out += [{"line": here, **one} for one in marked("Div", language_of(block), inner)]
        if len(out) > 1:  # a Plain beside other blocks would run into its neighbour
            out = [{**one, "t": "Para"} if one["t"] == "Plain" else one for one in out]
        return out

    def _block(self, block: Node, line: int) -> list[Node]:
        match block:
            case {"t": "Para" | "Plain" as kind, "c": inlines}:
                inlines = trimmed(self.inlines(inlines))
                inlines = [] if all(is_blank(one) for one in inlines) else inlines  # a lone no-break space
                attribute, inlines = alone(inlines)
                made = [{"t": kind, "c": inlines, "line": line}] if inlines else []
                return [{"t": "Div", "c": [attribute, made]}] if any(attribute) else made
            case {"t": "LineBlock", "c": lines}:
                joined = [one for several in lines for one in (*several, {"t": "LineBreak"})][:-1]
                return [{"t": "Para", "c": self.inlines(joined)}]
            case {"t": "Header", "c": [level, attribute, inlines]}:
                place, inlines = self._place(attribute, language=True), self.inlines(inlines)
                return [{"t": "Header", "c": [level, *at_its_bookmark(place, inlines)]}]
            case {"t": "CodeBlock", "c": [[_, classes, _], text]}:
                language = [one for one in classes[:1] if _CODE_CLASS.fullmatch(one)]
                return (
                    [{"t": "CodeBlock", "c": [["", language, []], self._seen(text)]}] if text.strip() else []
                )
            case {"t": "RawBlock", "c": [kind, text]}:
                self._say("markup left out", f"{kind}: “{excerpt(folded(text))}”")
                return []
            case {"t": "BlockQuote", "c": content}:
                inner = self.blocks(content, line)
                return [{"t": "BlockQuote", "c": inner}] if inner else []
            case {"t": "BulletList", "c": items}:
                return [{"t": "BulletList", "c": self._items(items, line)}] if items else []
            case {"t": "OrderedList", "c": [style, items]}:
                kept = self._items(items, line)
                return [{"t": "OrderedList", "c": [numbering(style), kept]}] if items else []
            case {"t": "DefinitionList", "c": entries}:
                return self._definitions(entries, line)
            case {"t": "Div", "c": [attribute, content]}:
                inner = self.blocks(content, line)
                kept = self._place(attribute, language=True)
                kept[1] = [one for one in attribute[1] if one in (FOLD, LINE)]
                return [{"t": "Div", "c": [kept, inner]}] if any(kept) and inner else inner
            case {"t": "Figure", "c": [attribute, [_, caption], content]}:
                caption, shown = self.blocks(caption, line), self._undivided(self.blocks(content, line))
                return self._figure(attribute, caption, shown)
            case {"t": "Table", "c": [_, [_, caption], columns, head, bodies, foot]}:
                parts = [self._cells(part, line) for part in (head, bodies, foot)]
                caption = [{**one, "t": "Para"} for one in self.blocks(caption, line)]
                columns = [[align, {"t": "ColWidthDefault"}] for align, _ in columns]
                return [{"t": "Table", "c": [PLAIN, [None, caption], columns, *parts]}]
            case {"t": "HorizontalRule"}:
                return [block]
            case _:
                return []

    def _items(self, items: list[Any], line: int) -> list[list[Node]]:
        """Empty ones stay: those behind them are counted on from them."""
        return [self.blocks(item, line) for item in items]

    def _definitions(self, entries: list[Any], line: int) -> list[Node]:
        kept = []
        for term, definitions in entries:
            inlines = unbroken(self.inlines(term))
            contents = [one for one in self._items(definitions, line) if one]
            if not inlines or not contents:
                alone = [{"t": "Para", "c": inlines, "line": line}] if inlines else []
                after = self._definitions(entries[len(kept) + 1 :], line)
                return [*self._kept(kept), *alone, *(one for each in contents for one in each), *after]
            kept.append([[{**inlines[0], "line": line}, *inlines[1:]], contents])
        return self._kept(kept)

    @staticmethod
    def _kept(entries: list[Any]) -> list[Node]:
        return [{"t": "DefinitionList", "c": entries}] if entries else []

    def _figure(self, attribute: list[Any], caption: list[Node], content: list[Node]) -> list[Node]:
        of_words = all(one["t"] in ("Para", "Plain") for one in (*content, *caption))
        is_image = of_words and len(content) == 1 and [one["t"] for one in content[0]["c"]] == ["Image"]
        if is_image and caption:
            caption = [{**one, "t": "Para"} for one in caption]
            plain = [{**content[0], "t": "Plain"}]
            return [{"t": "Figure", "c": [self._place(attribute), [None, caption], plain]}]
        return [{**one, "t": "Para"} if one["t"] == "Plain" else one for one in (*content, *caption)]

    def _undivided(self, content: list[Node]) -> list[Node]:
        """A figure's picture without a language of its own, which a figure cannot hold beside its
        caption's."""
        match content:
            case [{"t": "Div", "c": [[_, [], pairs], [{"t": "Para" | "Plain"} as picture]], "line": line}]:
                for _, tag in pairs:
                    said = f"of a picture's words, beside its caption: {name_of(tag)}"
                    self._say("language left out", said)
                return [{"line": line, **picture}]
        return content

    def _cells(self, part: Any, line: int) -> Any:
        if not isinstance(part, list):
            return part
        if len(part) == _CELL and isinstance(part[1], dict) and isinstance(part[4], list):
            return [PLAIN, *part[1:4], self.blocks(part[4], line)]
        if len(part) == 3 and isinstance(part[0], str):  # attributes
            return PLAIN
        return [self._cells(one, line) for one in part]

    def _place(self, attribute: list[Any], *, language: bool = False) -> list[Any]:
        return place_in(attribute, self.places, language=language)

    def inlines(self, inlines: list[Node]) -> list[Node]:
        out: list[Node] = []
        for inline in whole_code(inlines):
            for one in marked("Span", language_of(inline), self._inline(inline)):
                append(out, one)
        return self._flanked(anchored(out))

    def _inline(self, inline: Node) -> list[Node]:
        match inline:
            case {"t": "Str", "c": text}:
                text = self._seen(text)
                return [{"t": "Str", "c": text}] if text else []
            case {"t": "Emph" | "Strong" | "Strikeout" | "Superscript" | "Subscript" as kind, "c": content}:
                return around(kind, self.inlines(content))
            case {"t": "Underline", "c": content} if all(one["t"] in ("Link", *SPACES) for one in content):
                return self.inlines(content)  # an underline is a link's look
            case {"t": "Underline", "c": content}:
                self._say("underline made emphasis", f"“{excerpt(words(content))}”")
                return around("Emph", self.inlines(content))
            case {"t": "SmallCaps", "c": content} | {"t": "Cite", "c": [_, content]}:
                return self.inlines(content)
            case {"t": "Quoted", "c": [kind, content]}:
                opening, closing = _QUOTES[kind["t"]]
                return [{"t": "Str", "c": opening}, *self.inlines(content), {"t": "Str", "c": closing}]
            case {"t": "Code", "c": [_, text]}:
                return spaced({"t": "Code", "c": [PLAIN, self._seen(text)]})
            case {"t": "Math"}:
                mark = "$$" if inline["c"][0]["t"] == "DisplayMath" else "$"
                said = f'write [{mark}…{mark}]{{alt="…"}} for “{inline["c"][1]}”'
                self._say("formula to be said in words", said)
                return [inline]
            case {"t": "RawInline", "c": [kind, text]}:
                self._say("markup left out", f"{kind}: “{excerpt(text)}”")
                return []
            case {"t": "Span", "c": [[_, _, pairs], [{"t": "Math"} as formula]]} if dict(pairs).get("alt"):
                said = self._seen(dict(pairs)["alt"])
                return [{"t": "Span", "c": [["", [], [["alt", said]]], [formula]]}]
            case {"t": "Span", "c": [attribute, content]}:
                return self._span(attribute, self.inlines(content))
            case {"t": "Link", "c": [attribute, content, [target, title]]}:
                link = self._link(self.inlines(without_underlines(content)), target, title)
                return self._span([attribute[0], [], []], link)  # a link may be a place, too
            case {"t": "Image", "c": [attribute, content, [address, title]]}:
                return [self._image(attribute, self._seen(words(content)), address, title)]
            case {"t": "Note", "c": content}:
                line = self.line
                inner = self.blocks(without_notes(content), line)
                self.line = line
                return [{**inline, "c": inner}] if inner else []
            case _:
                return [inline]

    def _span(self, attribute: list[Any], inner: list[Node]) -> list[Node]:
        kept = self._place(attribute, language=True)
        kept[1] = [one for one in attribute[1] if one == "dateline"]
        if kept[0] and not inner:  # a bookmark with nothing in it: its place is the word behind it
            return [{"t": "Span", "c": [kept, []]}]
        if stands_for(expansion_of(attribute), words(inner)):
            told = [ATTRIBUTE, folded(self._seen(expansion_of(attribute)))]
            kept = [kept[0], [*kept[1], CLASS], [told, *kept[2]]]
        before, inner, after = parted(inner)
        made = [{"t": "Span", "c": [kept, inner]}] if any(kept) and inner else inner
        return [*before, *made, *after]

    def _image(self, attribute: list[Any], alt: str, address: str, title: str) -> Node:
        if title.split() and title.split() != alt.split():
            self._say("image title taken out", f"“{excerpt(title, 200)}” was shown only under a mouse")
        says_nothing = figures.DECORATIVE in attribute[1] and not alt
        printed = inches(dict(attribute[2]).get("width", ""))
        width = [["width", centimetres(printed)]] if printed > 0 else []
        kept = ["", [figures.DECORATIVE] if says_nothing else [], width]
        return {"t": "Image", "c": [kept, [{"t": "Str", "c": alt}] if alt else [], [address, ""]]}

    def _link(self, content: list[Node], target: str, title: str) -> list[Node]:
        notes = [one for one in content if one["t"] == "Note"]
        content = [one for one in content if one["t"] != "Note"]
        if not words(content) and not holds(content, "Image"):
            return [*content, *notes]
        if target[:1] == "#" and target[1:] not in self.places:
            if len(target) > 1:
                self._say("link to a place that is not there", f"its words stay: “{excerpt(words(content))}”")
            return [*content, *notes]
        content = [each for one in content for each in (one["c"][1] if one["t"] == "Link" else [one])]
        before, inner, after = parted(content)
        inner = unbroken(inner)
        target = target.strip().replace(" ", "%20") if target[:1] != "#" else f"#{safe(target[1:])}"
        return [
            *before,
            {"t": "Link", "c": [PLAIN, inner, [target, title]], "line": self.line},
            *after,
            *notes,
        ]

    def _seen(self, text: str) -> str:
        for one in (*invisible(text), *JOINERS.finditer(text)):
            self._say("invisible character taken out", character_name(one[0]))
        return visible(text)

    def _flanked(self, inlines: list[Node]) -> list[Node]:
        """Emphasis that Markdown cannot show (inside a word, at a quotation mark) is left out; its words
        stay."""
        out: list[Node] = []
        beside = ["", *("" if one["t"] in SPACES else words([one]) for one in inlines), ""]
        for one, before, after in zip(inlines, beside, beside[2:], strict=False):
            if one["t"] in _DELIMITED and not can_stand(before[-1:], words([one]), after[:1]):
                self._say("emphasis left out", f"Markdown cannot show it at “{excerpt(words([one]))}”")
                for inner in one["c"]:
                    append(out, inner)
            else:
                append(out, one)
        return out
