"""Raised and lowered letters for captions."""

from __future__ import annotations

import re
import unicodedata

import pytest

from everyreader.model.publication import Look, Mark
from everyreader.narration.plain import in_plain_letters

LOOKS = {"^": Look.RAISED, "_": Look.LOWERED}


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("3 × 10^{2} or 10^{-3}", "3 × 10² or 10⁻³"),
        ("PO_{4}, SO_{4}^{2−} and x_{i+1}", "PO₄, SO₄²⁻ and xᵢ₊₁"),
        ("3^{rd}, 5^{e}, n^{o} 7, x^{n}", "3ʳᵈ, 5ᵉ, nº 7, xⁿ"),
        ("e^{q}, 2^{½}, b_{Q}", "e^q, 2^½, b_Q"),
        ("a^{not many} b^{Nouveau}", "a^(not many) b^Nouveau"),
        ("plain", "plain"),
    ],
)
def test_raised_and_lowered_letters_are_told_apart(source: str, plain: str) -> None:
    text, marks = "", []
    for words in re.split(r"([\^_]\{[^}]*\})", source):
        inner = words[2:-1] if words[1:2] == "{" else words
        if inner != words:
            marks.append(Mark(LOOKS[words[0]], len(text), len(text) + len(inner)))
        text += inner
    told = in_plain_letters(text, 0, marks)
    assert told == plain
    folded = unicodedata.normalize("NFKC", re.sub(r"[\^_](?:\(([^)]*)\)|)", r"\1", told)).replace("−", "-")
    assert folded == unicodedata.normalize("NFKC", text).replace("−", "-")


def test_a_stretch_of_a_unit_has_its_own_part_of_a_mark() -> None:
    assert in_plain_letters("2 m", 7, [Mark(Look.RAISED, 5, 8)]) == "² m"
