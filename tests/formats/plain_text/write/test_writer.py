"""What a text file says of each construct."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from everyreader.formats.plain_text.write.writer import write
from everyreader.model.publication import Publication
from everyreader.source import read_statement
from tests.conftest import OWN

Written = Callable[[str], str]
MERGED = """::: {.table row-headers=1}
Depths

+---+-------+
| A | B     |
|   +---+---+
|   | C | D |
+===+===+===+
| r | 1 | 2 |
|   +---+---+
|   | 3     |
+---+---+---+
| s |   | x |
+---+---+---+
:::"""


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("## Two\n\n### Three\n\n#### Four", "Two\n---\n\n### Three\n\n#### Four\n"),
        ("One\ntwo\\\nthree", "One two\nthree\n"),
        ("- a\n- b\n\n  c\n- d", "  • a\n\n  • b\n\n    c\n\n  • d\n"),
        ("- a\n    1. b\n    2. c\n- d", "  • a\n      1. b\n      2. c\n  • d\n"),
        ("(b) x\n(c) y\n\n5. z", "  (b) x\n  (c) y\n\n\n  5. z\n"),
        ("> a\n>\n> - b", "> a\n>\n>   • b\n"),
        ("Term\n\n:   One.\n\n:   Two.\n\n    More.", "Term\n:   One.\n\n:   Two.\n\n    More.\n"),
        ("```\nf()\n\n  x\n```", "```\nf()\n\n  x\n```\n"),
        ("```\n~~~\n```", "```\n~~~\n```\n"),
        ("Run `f  ()` now.", "Run f  () now.\n"),
        ("![A pump](pump.png)", "[Image: A pump]\n"),
        ("![](pump.png){.decorative}\n\nx", "x\n"),
        ("A ![map](map.png) here.", "A [Image: map] here.\n"),
        ("::: figure\n![A pump](pump.png)\n\nAt *Bo*.\n:::", "[Image: A pump]\n[Caption: At Bo.]\n"),
        ('[$x^2$]{alt="x squared"} is it.', "[Formula: x squared] is it.\n"),
        ("~~four~~ *five* wells", "[Struck out: four] five wells\n"),
        ("CO[2]{.sub}, 10[n-1]{.sup}, a[k, q]{.sup}", "CO₂, 10ⁿ⁻¹, a^(k, q)\n"),
        ("See [it](https://a.example/b).", "See it <https://a.example/b>.\n"),
        ("See [a.example](https://a.example/), [a@b.org](mailto:a@b.org), [+44 1](tel:+441)", "See a.example, a@b.org, +44 1\n"),
        ("See [below](#two).\n\n## Two {#two}", "See below.\n\nTwo\n---\n"),
        ("WHO’s and WHO\n\n*[WHO]: World Health Organization", "WHO’s (World Health Organization) and WHO\n"),
        ("The World Water Fund (WWF)\n\n*[WWF]: World Water Fund", "The World Water Fund (WWF)\n"),
        ("a[^1] b[^1]\n\n[^1]: c\n\n    d", "a[1] b[1]\n\n[Notes]\n\n[1] c\n\n    d\n"),
        ("| A | B |\n|---|---|\n| 1 | 2 |", "[Table]\n\nA: 1\nB: 2\n\n[End of table]\n"),
    ],
)  # fmt: skip
def test_a_construct_is_told(written: Written, source: str, text: str) -> None:
    assert written(source) == text


def test_rows_are_records_whatever_is_merged(written: Written) -> None:
    rows = ("A: r\nB, C: 1\nB, D: 2", "A: r\nB, C, D: 3", "A: s\nB, C:\nB, D: x")
    assert written(MERGED) == "\n\n".join(("[Table: Depths]", *rows, "[End of table]\n"))


@pytest.mark.parametrize(
    "typed", ["\\> 5 mg", "\\### x", "\\: x", "\\`\\`\\`", "\\[Table\\]", "\\-\\-\\-\\-"]
)
def test_words_that_look_like_structure_stand_a_space_further_in(written: Written, typed: str) -> None:
    said = typed.replace("\\", "")
    assert f" {said}\n" in written(typed)


def test_a_statement_with_such_words_in_brackets_has_ours_in_others(written: Written) -> None:
    assert written("No \\[Image: x\\] and ![a map](map.png)") == "No [Image: x] and {Image: a map}\n"


def test_a_statement_with_such_marks_has_ours_marked(written: Written) -> None:
    assert written("As in \\[1\\].[^1]\n\n[^1]: c") == "As in [1].[^1]\n\n[Notes]\n\n[^1] c\n"


def test_our_words_are_in_the_language_of_the_statement(
    small: Callable[[str], Publication], tmp_path: Path
) -> None:
    publication = small("![Une pompe](pump.png)[^1]\n\n| A |\n|---|\n| 1 |\n\n[^1]: x")
    (tmp_path / "small" / "statement.md").write_bytes(
        publication.statement.replace(b"language: en", b"language: fr-CA")
    )
    write(read_statement(tmp_path / "small"), tmp_path / "small.txt")
    said = (tmp_path / "small.txt").read_text("utf-8")
    for word in ("[Image: Une pompe]", "[Tableau]", "[Fin du tableau]", "[Notes]"):
        assert word in said


def test_a_file_is_utf_8_with_lf_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    publication = read_statement(OWN)
    for name in ("one.txt", "two.txt"):
        write(publication, tmp_path / name)
    data = (tmp_path / "one.txt").read_bytes()
    assert data == (tmp_path / "two.txt").read_bytes()
    assert b"\r" not in data
    assert data.endswith(b"\n")
    assert not any(line.endswith(" ") for line in data.decode("utf-8").splitlines())
