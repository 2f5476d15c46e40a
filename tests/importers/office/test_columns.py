"""Columns that office files make with tabs, runs of spaces or leader dots: no words glued, no columns read
across."""

from __future__ import annotations

import pytest

from ..conftest import changed, docx, markdown, named, office, paragraph

LONG = (
    "the walk along the harbour wall, for which nobody has to put down their name before the day itself "
    "has come"
)


_DOCX = {">": "</w:t><w:tab/><w:t>", "/": "</w:t><w:br/><w:t>"}
_ODT = {">": "<text:tab/>", "/": "<text:line-break/>"}
_RTF = {">": "\\tab ", "/": "\\line "}


def file_of(kind: str, lines: list[str]) -> bytes:
    """A file of ``kind`` with a paragraph for each of ``lines``; in them ``>`` stands for a tab and ``/`` for
    a line's end."""
    if kind == "rtf":
        text = "".join(one.translate(str.maketrans(_RTF)) + "\\par\n" for one in lines)
        return ("{\\rtf1\\ansi " + text + "}").encode("cp1252")
    if kind == "docx":
        return docx("".join(paragraph(one.translate(str.maketrans(_DOCX))) for one in lines))
    spaced = (one.translate(str.maketrans(_ODT)).replace("     ", ' <text:s text:c="4"/>') for one in lines)
    return changed(office("X", "odt"), "content.xml", ">X<", f">{'</text:p><text:p>'.join(spaced)}<")


@pytest.mark.parametrize("kind", ["docx", "odt", "rtf"])
@pytest.mark.parametrize(
    ("lines", "expected", "name"),
    [
        (
            ["Opening hours>9 to 17", "Tickets>>2", "Dogs>free"],
            "Opening hours 9 to 17\\\nTickets 2\\\nDogs free",
            "lines kept",
        ),
        (["10:00>Welcome", "10:30>Tour"], "10:00 Welcome\\\n10:30 Tour", "lines kept"),
        (["Tea ........ 2", "Cake ..... 30"], "Tea 2\\\nCake 30", "lines kept"),
        (
            ["Place>Open>Fee", "Pier>>20", "Beach>all day>10"],
            (
                "| Place | Open    | Fee |\n|-------|---------|----:|\n| Pier  |         |  20 |\n| "
                "Beach | all day |  10 |"
            ),
            "typed table made table",
        ),
        (
            ["Item     Fee", "Tea     2.50", "Cake     12.50"],
            "| Item |   Fee |\n|------|------:|\n| Tea  |  2.50 |\n| Cake | 12.50 |",
            "typed table made table",
        ),
        (
            ["Yours sincerely", "Jo Brook>Al Mill", "Chair>Treasurer"],
            "Yours sincerely\n\nJo Brook\\\nChair\n\nAl Mill\\\nTreasurer",
            "columns put below each other",
        ),
        (
            ["Done at Harbour Town", "The chair:>>the treasurer:", "Jo Brook>>Al Mill"],
            "Done at Harbour Town\n\nThe chair:\\\nJo Brook\n\nthe treasurer:\\\nAl Mill",
            "columns put below each other",
        ),
        (
            ["Jo Brook>Al Mill", "Chair>Treasurer"],
            "Jo Brook\\\nChair\n\nAl Mill\\\nTreasurer",
            "columns put below each other",
        ),
        (["Jo Brook>Chair", "Al Mill>Treasurer"], "Jo Brook Chair\\\nAl Mill Treasurer", "lines kept"),
        ([">Set in only here.", ">And here again."], "Set in only here.\n\nAnd here again.", ""),
        (["Where>" + LONG, "When>" + LONG], f"Where {LONG}\n\nWhen {LONG}", ""),
        (["1 Quay/Harbour/Tel.>555"], "1 Quay\\\nHarbour\\\nTel. 555", ""),
    ],
)
def test_columns_made_with_gaps_become_what_they_show(importing, kind, lines, expected, name):
    draft = importing(file_of(kind, lines), f"a.{kind}")
    assert markdown(draft).strip() == expected
    assert [one for _, one in named(draft) if "left out" not in one] == [name] * bool(name)


@pytest.mark.parametrize(
    "lines",
    [
        "The chair:\t\t\tThe treasurer:\nJo Brook\t\t\tAl Mill",
        "The chair:       The treasurer:\n\nJo Brook         Al Mill",
    ],
)
def test_signatures_side_by_side_in_a_text_follow_each_other(adding, lines):
    added = adding(f"Statutes of the club\n\nThe club looks after the harbour wall.\n\n{lines}\n", "a.txt")
    said = [" ".join(one.text.split()) for one in added.publication.units[2:]]
    assert said == ["The chair: Jo Brook", "The treasurer: Al Mill"]


def test_words_side_by_side_below_the_day_are_left_to_a_person(importing):
    lines = ["Harbour Town, 3 May 2016", "Jo Brook>Al Mill", "Rowing club>Angling club"]
    assert [one for _, one in named(importing(file_of("docx", lines), "a.docx"))] == [
        "columns read across",
        "lines kept",
    ]


@pytest.mark.parametrize("kind", ["docx", "odt", "rtf"])
@pytest.mark.parametrize("line", [">Tea is free.", "     Tea is free.", "/>Tea is free."])
def test_a_line_may_begin_with_a_gap(importing, kind, line):
    assert "Tea is free." in markdown(importing(file_of(kind, ["Opening hours", line]), f"a.{kind}"))
