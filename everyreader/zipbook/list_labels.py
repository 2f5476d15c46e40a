"""The visible label of a list item, computed from what the list's markup and style sheet say (HTML, 4.4.8;
CSS Lists).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from everyreader.model.elements import enclosing
from everyreader.zipbook.look import CounterStyle

Element = etree._Element
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_BULLETS = frozenset(("disc", "circle", "square"))
# : Counter styles that need no ``@counter-style`` (CSS Counter Styles Level 3, 6 and 7). Any other name
# counts as decimal.
_PREDEFINED = re.compile(
    r"decimal(-leading-zero)?|(lower|upper)-(roman|alpha|latin|greek|armenian)|armenian|arabic-indic"
    r"|bengali|cambodian"
    r"|khmer|devanagari|georgian|gujarati|gurmukhi|hebrew|kannada|lao|malayalam|mongolian|myanmar|oriya"
    r"|persian|tamil"
    r"|telugu|thai|tibetan|(hiragana|katakana)(-iroha)?|cjk-.+|(japanese|korean|simp-chinese|trad-chinese)-.+"
    r"|ethiopic-numeric|disclosure-(open|closed)"
)
_FROM_ELSEWHERE = frozenset(("inherit", "initial", "unset", "revert"))
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def ordinals(items: list[Element]) -> list[int]:
    """The number of each item: ``start``, ``reversed`` and ``value`` honoured."""
    if not items or enclosing(items[0]).tag != "ol":
        return [0] * len(items)
    owner = enclosing(items[0])
    step = -1 if owner.get("reversed") is not None else 1
    number = integer(owner.get("start"), len(items) if step < 0 else 1)
    out = []
    for item in items:
        number = integer(item.get("value"), number)
        out.append(number)
        number += step
    return out


def label(item: Element, number: int, style: str, counters: Mapping[str, CounterStyle]) -> str | None:
    """``1)``, ``b.``, ``•`` for any bullet, ``""`` where there is none, ``None`` for a style that is not
    known here.
    """
    owner = enclosing(item)
    style = style or _TYPES.get(owner.get("type", "1"), "decimal") if owner.tag == "ol" else style or "disc"
    if style == "none":
        return ""
    if style in _BULLETS:
        return "•"
    if style[:1] in "\"'":
        return style.strip("\"'").strip()
    if "(" in style or style in _FROM_ELSEWHERE:
        return None
    known = counters.get(style, CounterStyle(style if _PREDEFINED.fullmatch(style) else "decimal", "", ". "))
    written = _written(number, known.base if _PREDEFINED.fullmatch(known.base) else "decimal")
    return None if written is None else f"{known.prefix}{written}{known.suffix}".strip()


def integer(text: str | None, default: int) -> int:
    """``text`` as HTML reads an integer, ``default`` where it is none."""
    try:
        return int((text or "").strip())
    except ValueError:
        return default


def _written(number: int, style: str) -> str | None:
    if style == "decimal":
        return str(number)
    if style not in (
        "lower-alpha",
        "upper-alpha",
        "lower-latin",
        "upper-latin",
        "lower-roman",
        "upper-roman",
    ):
        return None
    if not 0 < number < 4000:
        return str(number)
    text = _roman(number) if style.endswith("roman") else _letters(number)
    return text.upper() if style.startswith("upper") else text


def _letters(number: int) -> str:
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text
