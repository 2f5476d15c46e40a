"""The labels of ordered lists, from the number to what is shown."""

from __future__ import annotations

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


def label(number: int, style: str, delimiter: str) -> str:
    """What stands before an item: ``style`` and ``delimiter`` are pandoc's names (``LowerRoman``,
    ``OneParen``)."""
    return delimited(numeral(number, style), delimiter)


def numeral(number: int, style: str) -> str:
    """``number`` alone, in pandoc's ``style``."""
    text = str(number)
    if style in ("LowerAlpha", "UpperAlpha"):
        text = _letters(number)
    elif style in ("LowerRoman", "UpperRoman"):
        text = roman(number)
    return text.upper() if style.startswith("Upper") else text


def delimited(text: str, delimiter: str) -> str:
    """A numeral with its full stop or brackets."""
    return {"OneParen": f"{text})", "TwoParens": f"({text})"}.get(delimiter, f"{text}.")


def can_begin(number: int, style: str) -> bool:
    """Whether a list of ``style`` can begin there: a letter alone is read as a letter, but ``i`` as a Roman
    number."""
    if style.endswith("Alpha"):
        return 1 <= number <= 26 and number != 9
    return number == 1 or number > 0 and len(roman(number)) > 1 if style.endswith("Roman") else True


def roman(number: int) -> str:
    """``number`` in small Roman numerals."""
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def roman_value(numeral: str) -> int:
    """What a Roman numeral counts, large or small; 0 for what is none in the usual spelling (``iiii``,
    ``ic``)."""
    rest, total = numeral.lower(), 0
    for value, letters in _ROMAN:
        while rest.startswith(letters):
            rest, total = rest.removeprefix(letters), total + value
    return total if not rest and roman(total) == numeral.lower() else 0


def _letters(number: int) -> str:
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
