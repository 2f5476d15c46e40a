"""Text files as people write them: what a reader takes from signs, indents and empty lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from everyreader.formats.plain_text.read.reading import TextReading
from everyreader.model.publication import Kind, Look, Role

Read = Callable[[str], TextReading]


def outline(reading: TextReading) -> list[str]:
    """Each unit as its kind, its places and its words."""
    return [
        " ".join(
            (
                one.kind + (str(one.level) if one.level else ""),
                *(f"{step.name}{step.position}" for step in one.place),
                f"{one.label or ''}|{one.text}",
            )
        )
        for one in (*reading.units, *reading.notes)
    ]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("One\ntwo\n\nthree\n", ["paragraph |One two", "paragraph |three"]),
        ("A title\nin two\n=======\n\nx\n", ["heading1 |A title in two", "paragraph |x"]),
        ("## Two\nx\n", ["heading2 |Two", "paragraph |x"]),
        ("Intro:\n- a\n- b\n  more\n- c\n", ["paragraph |Intro:", "paragraph ul1 •|a", "paragraph ul2 •|b more", "paragraph ul3 •|c"]),
        (" * a\n * b\n", ["paragraph ul1 •|a", "paragraph ul2 •|b"]),
        ("\t•\ta\n\t•\tb\n", ["paragraph ul1 •|a", "paragraph ul2 •|b"]),
        ("1. a\n\n2. b\n\n3. c\n", ["paragraph ol1 1.|a", "paragraph ol2 2.|b", "paragraph ol3 3.|c"]),
        ("(a) x\n(b) y\n", ["paragraph ol1 (a)|x", "paragraph ol2 (b)|y"]),
        ("a) x that\n   goes on\nb) y\nand on\n", ["paragraph ol1 a)|x that goes on", "paragraph ol2 b)|y and on"]),
        ("1. January 2024 was cold.\n", ["paragraph |1. January 2024 was cold."]),
        ("12. Mai\n13. Mai\n", ["paragraph |12. Mai 13. Mai"]),
        ("– Where?\n\n– There.\n", ["paragraph |– Where?", "paragraph |– There."]),
        ("J. Brook\nK. Lind\n", ["paragraph |J. Brook K. Lind"]),
        ("> a\n> b\n\nc\n", ["paragraph quote1 |a b", "paragraph |c"]),
        ("[1] said it.\n\n[1] x\n", ["paragraph |[1] said it.", "paragraph |[1] x"]),
        ("Said it [1].\n\n-----\n[1] At Bo.\n    Twice.\n[2] x\n", ["paragraph |Said it .", "paragraph note1 |At Bo. Twice.", "paragraph note2 |x"]),
        ("[Note: the well is deep]\n", ["paragraph |[Note: the well is deep]"]),
        ("[Table]\n\nA: 1\n", ["paragraph |[Table]", "paragraph |A: 1"]),
    ],
)  # fmt: skip
def test_structure_is_what_it_looks_like(read: Read, text: str, units: list[str]) -> None:
    assert outline(read(text)) == units


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("[Bild: ein Brunnen]", [(Role.ALT, "ein Brunnen")]),
        ("[image: well.png]", [(Role.ALT, "well.png")]),
        ("{Image: a [deep] well}", [(Role.ALT, "a [deep] well")]),
        ("x [cid:image001.png@01] y", [(Role.TEXT, "x "), (Role.ALT, ""), (Role.TEXT, "y")]),
        ("[Formule: x]", [(Role.MATH, "x")]),
        ("an [open bracket", [(Role.TEXT, "an [open bracket")]),
    ],
)
def test_what_stands_in_brackets(read: Read, line: str, roles: list[tuple[Role, str]]) -> None:
    [unit] = read(f"{line}\n").units
    assert [(one.role, one.text) for one in unit.runs] == roles


def test_an_address_belongs_to_the_word_before_it(read: Read) -> None:
    [unit] = read("See the report\n<https://a.example/b>, or <mailto:a@b.org>.\n").units
    assert unit.text == "See the report, or."
    assert [(one.text, one.link) for one in unit.runs if one.link] == [
        ("report", "https://a.example/b"),
        ("or", "mailto:a@b.org"),
    ]


def test_words_struck_out_and_broken_lines_are_marked(read: Read) -> None:
    [unit] = read("Five\n[Struck out: not four] wells\n").units
    assert unit.text == "Five not four wells"
    assert {(one.look, unit.text[one.start : one.end]) for one in unit.marks} == {
        (Look.BREAK, ""),
        (Look.STRUCK, "not four"),
    }


@pytest.mark.parametrize(
    ("data", "encoding", "ends"),
    [
        ("é\n".encode("utf-16"), "utf-16", ("LF",)),
        ("\ufeffa\r\nb\n".encode(), "utf-8", ("CRLF", "LF")),
        (b"a\rb\r", "utf-8", ("CR",)),
        (b"", "utf-8", ()),
    ],
)
def test_any_text_is_read(tmp_path, data: bytes, encoding: str, ends: tuple[str, ...]) -> None:
    from everyreader.formats.plain_text.read.reader import read_back

    (tmp_path / "any.txt").write_bytes(data)
    reading = read_back(tmp_path / "any.txt")
    assert (reading.encoding, reading.ends) == (encoding, ends)
    assert all(one.kind is Kind.PARAGRAPH for one in reading.units)


def test_what_a_file_offers_is_what_was_found_in_it(read: Read) -> None:
    told = read("[Image: a well] and [Formula: x]\n").access()
    assert told["schema:accessibilityFeature"] == (
        "displayTransformability",
        "alternativeText",
        "describedMath",
    )
    assert told["schema:accessModeSufficient"] == ("textual",)
    assert read("[Image]\n").access()["schema:accessModeSufficient"] == ()
