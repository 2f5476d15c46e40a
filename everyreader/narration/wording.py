"""What the voices of one language are given for what they misread: the shape of a row of ``wordings``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ADDRESS_SIGNS = "@.-_/+~=&?#%:"
FIGURE = r"(?=\s?\d)"


@dataclass(frozen=True)
class Wording:
    """One language's. ``abbreviations``: pattern → words; ``to`` stands between the numbers of a range.

    ``signs`` are what stands in addresses, in the order of ``ADDRESS_SIGNS``. ``rest`` stands for what an
    address has besides, ``more`` for the middle of a string too long to be spelled. ``square``, ``cube`` and
    ``power`` are what a raised number says; ``raised`` and ``lowered`` name a number that is no power.
    ``before_numerals`` are words before a Roman numeral that counts (“chapter IV”).
    """

    abbreviations: Mapping[str, str]
    to: str
    signs: tuple[str, ...]
    hashtag: str
    number: str
    extension: str
    rest: str
    more: str
    square: str
    cube: str
    power: str
    raised: str
    lowered: str
    before_numerals: frozenset[str]

    def sign(self, character: str) -> str:
        """What a sign of an address is called."""
        return self.signs[ADDRESS_SIGNS.index(character)]
