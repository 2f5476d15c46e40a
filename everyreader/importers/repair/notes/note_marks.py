"""The marks of notes that were typed as text: found behind words and stops, then filled in or put back."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from everyreader.source.tree import INLINES, Node, changed, walk, words

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# Marks behind a word or a stop: “[1]”, “¹”, “¹⁾”, “(1)”, “*”; in the list of notes the same at the head of a
# line.
_NUMBERS = re.compile(
    rf"\[(\d{{1,3}})\]|([{_SIGNS}]{{1,3}})⁾?|(?<=[^\W\d_])\((\d{{1,2}})\)|(?<=[.,;:!?”’\"»)])\((\d{{1,2}})\)"
)
_SYMBOLS = re.compile(r"(?<=[\w.,;:!?”’\"»)\]%])([*†‡§])\1{0,2}(?![\w*†‡§])")
_NUMBER_AT_HEAD = re.compile(rf"\[(\d{{1,3}})\]|([{_SIGNS}]{{1,3}})⁾?|\((\d{{1,2}})\)")
_SYMBOL_AT_HEAD = re.compile(r"([*†‡§])\1{0,2}(?![*†‡§])")
_ONE_RAISED = r"\d{1,3}\)?"
_UNIT = re.compile(r"(?:^|[\W\d_])(?:[cdkmµ]?m|ft|yd)$")  # what stands before the sign in “5 m²”
_DOUBTFUL = re.compile(r"(?:^|[\W_])(?:\d{1,3}|[^\W\d_])$")  # before a sign that may be a power: “10⁶”, “x²”
_WITHOUT = ("Link", "Note", "Code", "CodeBlock")  # a mark in them is none


@dataclass(frozen=True)
class Family:
    """One way of marking notes: ``mark`` finds the marks in the text, ``head`` the mark at the head of a
    note's line."""

    mark: re.Pattern[str]
    head: re.Pattern[str]
    raised: re.Pattern[str]  # marks that are set as superscript


NUMBERS = Family(_NUMBERS, _NUMBER_AT_HEAD, re.compile(rf"{_ONE_RAISED}(?:[\s,;]+{_ONE_RAISED})*"))
SYMBOLS = Family(_SYMBOLS, _SYMBOL_AT_HEAD, re.compile(r"([*†‡§])\1{0,2}"))


def number_of(found: re.Match[str]) -> str:
    """A number's digits; a symbol as it is, for “**” is another mark than “*”."""
    if found.re in (_SYMBOLS, _SYMBOL_AT_HEAD):
        return found.group()
    return next(one for one in found.groups() if one).translate(_RAISED)


def marked(node: Any, family: Family, numbers: Collection[str], before: str = "") -> Any:
    """``node`` with a ``Mark`` (its ``number``, what it ``was``, whether it is ``doubtful``) in the place of
    each mark.

    ``numbers`` are those of the notes: raised digits are one number, or several (“¹²”) where only those have
    notes.
    """
    if isinstance(node, dict):
        is_open = "c" in node and node["t"] not in _WITHOUT
        return {**node, "c": marked(node["c"], family, numbers, before)} if is_open else node
    if not isinstance(node, list):
        return node
    out: list[Any] = []
    for one in node:
        match one:
            case {"t": "Str", "c": text}:
                out += _in_text(text, before, family, numbers)
            case {"t": "Superscript", "c": content} if family.raised.fullmatch(words(content)):
                out += _in_superscript(words(content), before, family)
            case _:
                out.append(marked(one, family, numbers, before))
        if isinstance(one, dict) and one["t"] in INLINES:
            before = "" if one["t"] in ("SoftBreak", "LineBreak") else words([one]) or " "
    return out


def _in_text(text: str, before: str, family: Family, numbers: Collection[str]) -> Iterator[Node]:
    at = 0
    for found in family.mark.finditer(text):
        ahead = text[: found.start()] or before
        digits = number_of(found)
        is_raised = found.group()[0] in _SIGNS
        if is_raised and (not ahead or _is_power(ahead, digits)):
            continue
        if found.start() > at:
            yield {"t": "Str", "c": text[at : found.start()]}
        several = is_raised and digits not in numbers and set(digits) <= set(numbers)
        doubtful = is_raised and bool(_DOUBTFUL.search(ahead))
        for typed in found.group() if several else (found.group(),):
            yield _mark(typed.translate(_RAISED) if several else digits, {"t": "Str", "c": typed}, doubtful)
        at = found.end()
    if at < len(text):
        yield {"t": "Str", "c": text[at:]}


def _in_superscript(text: str, before: str, family: Family) -> Iterator[Node]:
    several = re.findall(r"[\d*†‡§]+\)?|[,;]|\s", text) if family is NUMBERS else [text]
    for one in several:
        was = {"t": "Superscript", "c": [{"t": "Str", "c": one}]}
        number = one.rstrip(")")
        if one.isspace():
            yield {"t": "Space"}
        elif one in ",;" or not before or _is_power(before, number):
            yield was
        else:
            yield _mark(number, was, len(several) == 1 and bool(_DOUBTFUL.search(before)))


def _is_power(ahead: str, digits: str) -> bool:
    return digits in ("2", "3") and bool(_UNIT.search(ahead))


def _mark(number: str, was: Node, doubtful: bool) -> Node:
    return {"t": "Mark", "number": number, "was": was, "doubtful": doubtful}


def filled(node: Any, make: Callable[[Node], list[Node]]) -> Any:
    """``node`` with what ``make`` makes in the place of each mark."""
    return changed(node, lambda one: make(one) if one.get("t") == "Mark" else one)


def settled(node: Any, numbers: Collection[str]) -> Any:
    """``node`` with its doubtful marks put back, but for those of ``numbers`` that no other mark has."""
    sure = {one["number"] for one in walk(node, "Mark") if not one["doubtful"]}

    def kept(mark: Node) -> list[Node]:
        number = mark["number"]
        return [mark] if not mark["doubtful"] or number in numbers and number not in sure else [mark["was"]]

    return filled(node, kept)
