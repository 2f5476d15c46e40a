"""Who stands at the head of a line, by title or initials."""

from __future__ import annotations

import pytest

from everyreader.language.persons import are_persons, is_person


@pytest.mark.parametrize(
    "said",
    [
        "J. R. Brook, clerk",
        "Cllr Jo Brook",
        "Mr. Wells – chair",
        "M. Luc Dubois, maire",
        "Mme Anne de La Tour",
        "J.-P. Roy, greffier",
        "Hr. Karl Weber, Bürgermeister",
        "Prof. Dr. h. c. Anna von der Heide",
        "Fr. Dr.-Ing. Weber (Leitung)",
        "Sr. García: alcalde",
        "D.ª María López",
        "Sig.ra Bianchi, assessora",
        "Dott.ssa Anna Verdi",
        "Dra. Ana da Silva, presidente",
        "É. Côté",
    ],
)
def test_a_title_or_initials_before_a_name_are_a_person(said: str) -> None:
    assert is_person(said)


@pytest.mark.parametrize(
    "said",
    [
        "What has changed",
        "On water",
        "Dr. No is back",
        "C. difficile falls",
        "Frauen im Rat",
        "Me too",
        "1. Mai",
    ],
)
def test_other_words_are_none(said: str) -> None:
    assert not is_person(said)


def test_a_capital_that_counts_on_from_a_heads_a_part() -> None:
    outline = ["A. Budget", "B. Works", "D. Brook"]
    assert [is_person(one, outline) for one in outline] == [False, False, True]
    assert [is_person(one, ["I. Aims", "II. Ways"]) for one in ("I. Aims", "V. Hugo")] == [False, False]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("M. Luc Dubois, maire", "M. Jean Roy, greffier"), True),
        (("C. Brook", "D. Wells"), True),
        (("A. Brook, chair", "B. Wells, clerk"), True),
        (("A. Water", "B. Bread"), False),
        (("C. Water for all", "D. Bread"), False),
    ],
)
def test_initials_are_no_labels(lines: tuple[str, ...], expected: bool) -> None:
    assert are_persons(lines) is expected
