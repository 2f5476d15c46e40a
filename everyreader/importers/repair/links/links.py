"""Repairs to links: an address that stands as plain words can be followed; a link to nowhere keeps its
words."""

from __future__ import annotations

import re
from itertools import count
from typing import Any

from everyreader.importers.draft import Draft, Repairs, excerpt
from everyreader.importers.repair.links.addresses import Address, addresses, tells
from everyreader.source.notation import is_address
from everyreader.source.tree import Node, changed, identifiers, words

_NO_COUNTRY = "“{}” says no country; write it with + and the country’s code, and it can be called by a touch"
_TOLD = 100  # characters before a number in which its label stands
_MORE_THAN_A_NUMBER = "“{}” may hold more than the number; part them, and it can be called by a touch"


def link_addresses(draft: Draft) -> Draft:
    """Whole web addresses, e-mail addresses and international telephone numbers become links under their own
    words.

    A telephone number that cannot be told for sure stays as it is, and is named. Nobody is called or written
    to from somebody else's mail.
    """
    walk = _Linking()
    blocks = [one if draft.is_quoted(one["line"]) else walk.linked(one, 1) for one in draft.blocks]
    return draft.changed(blocks, walk.found)


class _Linking:
    """``before`` is the end of what was passed: it tells what a number is of."""

    def __init__(self) -> None:
        self.found = Repairs()
        self.before = ""

    def linked(self, node: Any, line: int) -> Any:
        if isinstance(node, dict):
            if node.get("t") in ("Link", "Image", "Code", "CodeBlock") or "c" not in node:
                self._passed("\n" if node["t"] == "LineBreak" else words([node]) or " ")
                return node
            if node["t"] == "Table":
                return self._table(node, node.get("line", line))
            made = {**node, "c": self.linked(node["c"], node.get("line", line))}
            if node["t"] in ("Para", "Plain", "Header"):
                self._passed("\n")
            return made
        if not isinstance(node, list):
            return node
        if not any(isinstance(one, dict) and one.get("t") == "Str" for one in node):
            return [self.linked(one, line) for one in node]
        return self._with_links(node, line)

    def _table(self, table: Node, line: int) -> Node:
        """A column's header stands before its cells, where it tells what they are numbers of."""
        *first, head, bodies, foot = table["c"]
        heads = [words(cell[-1]) for cell in head[1][-1][1]] if head[1] else []

        def rows(several: list[Any]) -> list[Any]:
            return [[attribute, [*map(cell, count(), cells)]] for attribute, cells in several]

        def cell(column: int, one: list[Any]) -> list[Any]:
            above = heads[column] if column < len(heads) else ""
            self._passed(f"\n{above}\n" if tells(above) else "")
            return [*one[:-1], self.linked(one[-1], line)]

        bodies = [[*own, rows(top), rows(under)] for *own, top, under in bodies]
        made = [*self.linked(first, line), self.linked(head, line), bodies, [foot[0], rows(foot[1])]]
        return {**table, "c": made}

    def _with_links(self, inlines: list[Node], line: int) -> list[Node]:
        """The addresses in each run of words and spaces, a telephone number's spaces among them, as links."""
        out: list[Node] = []
        run: list[Node] = []
        for one in (*inlines, None):
            if one and one["t"] in ("Str", "Space"):
                run.append(one)
                continue
            text = "".join(each.get("c", " ") for each in run)
            there = addresses(text, self.before)
            out += _cut(text, there, self.found, line) if there else run
            self._passed(text)
            run = []
            out += [self.linked(one, line)] if one else []
        return out

    def _passed(self, text: str) -> None:
        self.before = (self.before + text)[-_TOLD:]


def _cut(text: str, there: list[Address], found: Repairs, line: int) -> list[Node]:
    out: list[Node] = []
    at = 0
    for one in there:
        if not one.target:
            message = _NO_COUNTRY if "+" not in one.said else _MORE_THAN_A_NUMBER
            found.say("telephone number left plain", line, message.format(one.said))
            continue
        out += _spaced(text[at : one.start])
        at = one.start + len(one.said)
        www = f" leads to {one.target}" if one.said[:4] == "www." else ""
        found.say("address made link", line, excerpt(one.said) + www)
        out.append({"t": "Link", "c": [["", [], []], _spaced(one.said), [one.target, ""]], "line": line})
    return out + _spaced(text[at:])


def _spaced(text: str) -> list[Node]:
    parts = re.split("( +)", text)
    return [
        {"t": "Space"} if one.isspace() and one != "\u00a0" else {"t": "Str", "c": one}
        for one in parts
        if one
    ]


def unlink_nowhere(draft: Draft) -> Draft:
    """A link to ``#``, to nothing or to a page without its site keeps its words and is reported; a link's
    title goes."""
    found = Repairs()
    blocks = changed(list(draft.blocks), lambda one: _link(one, found) if one.get("t") == "Link" else one)
    return draft.changed(blocks, found)


def unlink_lost(draft: Draft) -> Draft:
    """A link to a place that another repair took out with an empty heading or a box keeps its words."""
    places = set(identifiers(list(draft.blocks)))
    found = Repairs()

    def freed(one: Node) -> Node | list[Node]:
        if one.get("t") != "Link" or one["c"][2][0][:1] != "#" or one["c"][2][0][1:] in places:
            return one
        message = f"its words stay: “{excerpt(words(one['c'][1]))}”"
        found.say("link to a place that is not there", one.get("line", 1), message)
        return one["c"][1]

    return draft.changed(changed(list(draft.blocks), freed), found)


def _link(link: Node, found: Repairs) -> list[Node]:
    attribute, content, [target, title] = link["c"]
    target, line = target.strip(), link.get("line", 1)
    if title and title != words(content):
        found.say("link title taken out", line, f"“{title}” was shown only under a mouse")
    if target == "#" or not is_address(target):
        lost = f" ({target})" if target.strip("#") else ""
        message = f"the words stay, the link goes{lost}: {words(content)}"
        found.say("link without destination", line, message)
        return content
    return [{**link, "c": [attribute, content, [target, ""]]}]
