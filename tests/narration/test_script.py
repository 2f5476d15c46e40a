"""The spoken script: what is announced, in which voice, with which pauses, and the statement's words
whole."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from everyreader.model.publication import Kind, Look, Mark, Publication, Role, Step
from everyreader.narration.announcements import Announcements, announcements
from everyreader.narration.script import Utterance, changed_in_speech, make_script, reconstruct
from everyreader.narration.spoken import speakable
from tests.narration.handmade import heading, paragraph, publication, run, unit


def said(script: tuple[Utterance, ...]) -> list[str]:
    return ["".join(part.spoken for part in utterance.parts).strip() for utterance in script]


def added(utterance: Utterance) -> list[str]:
    return [part.text for part in utterance.parts if part.added]


def whole(publication: Publication) -> tuple[tuple[int, str], ...]:
    return tuple(enumerate(unit.text for unit in publication.all_units))


def test_one_utterance_a_sentence() -> None:
    statement = publication(heading("Water"), paragraph("Wells come first. Roads come later."))
    script = make_script(statement)
    assert [u.sentence_ids for u in script] == [(s.id,) for s in statement.sentences]
    assert [u.shown for u in script] == ["Water", "Wells come first.", "Roads come later."]


def test_the_pause_after_a_heading_is_longer_than_after_a_paragraph_and_that_than_after_a_sentence() -> None:
    title, first, last, _ = make_script(
        publication(heading("Water"), paragraph("One is. Two are."), paragraph("Three."))
    )
    assert title.pause_after > last.pause_after > first.pause_after > 0


@pytest.mark.parametrize(
    ("label", "position", "announced"),
    [
        ("1)", 1, "Number one."),
        ("12.", 12, "Number twelve."),
        ("3)", 1, "Number three."),
        ("b.", 2, "Letter B."),
        ("iv)", 4, "Number four."),
        ("i.", 9, "Letter I."),
        ("(c)", 1, "Letter C."),
    ],
)
def test_the_number_of_an_ordered_item_is_said_before_its_first_sentence(
    label: str, position: int, announced: str
) -> None:
    script = make_script(
        publication(paragraph("Wells are dug. They are lined.", place=[("ol", position)], label=label))
    )
    assert added(script[0]) == [announced]
    assert added(script[1]) == []


@pytest.mark.parametrize(
    ("labels", "announced"),
    [
        (["iv.", "v."], ["Number four.", "Number five."]),
        (["(IV)", "(V)"], ["Number four.", "Number five."]),
        (["vi)"], ["Number six."]),
        (["v)"], ["Letter V."]),
        (["c.", "d."], ["Letter C.", "Letter D."]),
        (["h.", "i.", "j."], ["Letter H.", "Letter I.", "Letter J."]),
        (["i.", "ii.", "iii."], ["Number one.", "Number two.", "Number three."]),
        (
            ["xcix)", "c)", "ci)"],
            ["Number ninety-nine.", "Number one hundred.", "Number one hundred and one."],
        ),
        (["12.", "13."], ["Number twelve.", "Number thirteen."]),
    ],
)
def test_a_list_s_labels_tell_together_whether_they_are_letters_or_roman(
    labels: list[str], announced: list[str]
) -> None:
    items = [paragraph("Dig.", place=[("ol", at)], label=label) for at, label in enumerate(labels, 1)]
    assert [added(one)[0] for one in make_script(publication(*items))] == announced


def test_two_lists_that_touch_count_on() -> None:
    items = [paragraph("Dig.", place=[("ol", 1)], label=label) for label in ("v)", "vi)")]
    assert [added(one)[0] for one in make_script(publication(*items))] == ["Number five.", "Number six."]


def test_lists_inside_and_after_a_list_are_told_by_their_own_labels() -> None:
    items = [
        paragraph("One.", place=[("ol", 1)], label="a."),
        paragraph("In.", place=[("ol", 1), ("ol", 1)], label="i."),
        paragraph("In.", place=[("ol", 1), ("ol", 2)], label="ii."),
        paragraph("Two.", place=[("ol", 2)], label="b."),
        paragraph("Next.", place=[("ol", 1)], label="v."),
        paragraph("Next.", place=[("ol", 2)], label="vi."),
    ]
    assert [added(one)[0] for one in make_script(publication(*items))] == [
        "Letter A.",
        "Number one.",
        "Number two.",
        "Letter B.",
        "Number five.",
        "Number six.",
    ]


def test_struck_out_words_are_told_apart() -> None:
    price = replace(paragraph("It is 50 40 dollars."), marks=(Mark(Look.STRUCK, 6, 8),))
    statement = publication(price)
    script = make_script(statement)
    assert said(script) == ["It is Struck out: 50, end of what is struck out, 40 dollars."]
    assert reconstruct(script, statement) == whole(statement)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fr", "Barré : 50, fin du passage barré, 40."),
        ("de", "Gestrichen: 50, Ende der Streichung, 40."),
        ("es", "Tachado: 50, fin de lo tachado, 40."),
        ("it", "Barrato: 50, fine del testo barrato, 40."),
        ("nl", "50 40."),
    ],
)
def test_struck_out_words_are_told_in_the_statement_s_language(language: str, told: str) -> None:
    struck = replace(paragraph(run("50 40.", language)), marks=(Mark(Look.STRUCK, 0, 2),))
    assert said(make_script(publication(struck, language=language))) == [told]


def test_what_is_struck_out_over_sentences_begins_and_ends_once() -> None:
    text = "One is. Two are. Three."
    script = make_script(publication(replace(paragraph(text), marks=(Mark(Look.STRUCK, 0, 16),))))
    assert [added(one) for one in script] == [["Struck out:"], ["end of what is struck out"], []]


@pytest.mark.parametrize("language", ["en-GB", "fr", "de", "es", "it"])
def test_every_announcement_is_there_in_each_spoken_language(language: str) -> None:
    assert all(getattr(announcements(language), field.name) for field in fields(Announcements))


def test_a_bullet_is_not_announced() -> None:
    assert said(make_script(publication(paragraph("Pay.", place=[("ul", 1)], label="•")))) == ["Pay."]


@pytest.mark.parametrize(
    ("language", "announced"),
    [
        ("en-GB", "Number two."),
        ("fr", "Numéro deux."),
        ("de-AT", "Nummer zwei."),
        ("es", "Número dos."),
        ("it", "Numero due."),
        ("nl", "twee."),
        ("el", "2."),
    ],
)
def test_numbers_are_said_in_the_statements_language(language: str, announced: str) -> None:
    statement = publication(paragraph(run("A.", language), place=[("ol", 2)], label="2."), language=language)
    assert added(make_script(statement)[0]) == [announced]


def test_an_image_is_announced_with_its_alternative_text_alone_or_in_a_line() -> None:
    alone = unit(Kind.IMAGE, run("A hand pump.", role=Role.ALT))
    inline = paragraph("See ", run("a tap", role=Role.ALT), " here.")
    assert said(make_script(publication(alone, inline))) == ["Image: A hand pump.", "See Image: a tap here."]


def test_a_table_is_said_cell_by_cell_with_its_headers() -> None:
    def cell(kind: Kind, text: str, row: int, column: int):
        return unit(kind, text, place=[("row", row), ("column", column)])

    script = make_script(
        publication(
            cell(Kind.COLUMN_HEADER, "District", 1, 1),
            cell(Kind.COLUMN_HEADER, "Wells", 1, 2),
            cell(Kind.ROW_HEADER, "Kissi", 2, 1),
            cell(Kind.CELL, "12", 2, 2),
            cell(Kind.ROW_HEADER, "Bo", 3, 1),
            cell(Kind.CELL, "7", 3, 2),
        )
    )
    assert said(script) == ["Table. District", "Wells", "Kissi", "Wells: 12", "Bo", "Wells: 7. End of table."]


def test_a_header_said_again_is_respelled_as_in_its_place() -> None:
    script = make_script(
        publication(
            unit(Kind.COLUMN_HEADER, "Pipe (km)", place=[("row", 1), ("column", 1)]),
            unit(Kind.CELL, "3", place=[("row", 2), ("column", 1)]),
        )
    )
    header, cell = ("".join(part.spoken for part in utterance.parts) for utterance in script)
    assert "Pipe (kilometers)" in header
    assert "Pipe (kilometers): 3" in cell


def test_a_cell_is_said_with_the_headers_of_both_rows_and_a_header_of_several_rows_again() -> None:
    def cell(kind: Kind, text: str, row: tuple[int, int], column: tuple[int, int]):
        return replace(unit(kind, text), place=(Step("row", *row), Step("column", *column)))

    script = make_script(
        publication(
            cell(Kind.COLUMN_HEADER, "District", (1, 2), (1, 1)),
            cell(Kind.COLUMN_HEADER, "Wells", (1, 1), (2, 2)),
            cell(Kind.COLUMN_HEADER, "old", (2, 1), (2, 1)),
            cell(Kind.COLUMN_HEADER, "new", (2, 1), (3, 1)),
            cell(Kind.ROW_HEADER, "Kissi", (3, 2), (1, 1)),
            cell(Kind.CELL, "12", (3, 1), (2, 1)),
            cell(Kind.CELL, "7", (3, 1), (3, 1)),
            cell(Kind.CELL, "not counted", (4, 1), (2, 2)),
        )
    )
    assert said(script) == [
        "Table. District",
        "Wells",
        "old",
        "new",
        "Kissi",
        "Wells: old: 12",
        "Wells: new: 7",
        "Kissi: Wells: old: new: not counted. End of table.",
    ]


def test_a_list_in_a_cell_is_counted_behind_the_cells_headers() -> None:
    place = [("row", 2), ("column", 1)]
    script = make_script(
        publication(
            unit(Kind.COLUMN_HEADER, "Tasks", place=[("row", 1), ("column", 1)]),
            unit(Kind.CELL, "Dig.", place=[*place, ("ol", 1)], label="1."),
            unit(Kind.CELL, "Pump.", place=[*place, ("ol", 2)], label="2."),
        )
    )
    assert said(script) == ["Table. Tasks", "Tasks: Number one. Dig.", "Number two. Pump. End of table."]


def test_a_note_is_said_after_the_unit_that_refers_to_it() -> None:
    statement = publication(
        paragraph("Counted", run("1", role=Role.NOTE), " twice."),
        paragraph("Published."),
        notes=[paragraph("By two people.", place=[("note", 1)])],
    )
    assert said(make_script(statement)) == ["Counted twice.", "Note one: By two people.", "Published."]
    assert reconstruct(make_script(statement), statement) == (
        (0, "Counted twice."),
        (2, "By two people."),
        (1, "Published."),
    )


def test_a_note_is_said_once_and_named_where_another_unit_refers_to_it() -> None:
    mark = run("1", role=Role.NOTE)
    statement = publication(
        paragraph("Counted", mark, " twice", mark),
        paragraph("Published", mark, "."),
        notes=[paragraph("By two people.", place=[("note", 1)])],
    )
    assert said(make_script(statement)) == [
        "Counted twice",
        "Note one: By two people.",
        "Published. See note one.",
    ]
    assert added(make_script(statement)[2]) == ["See note one."]


def test_a_quotation_has_a_beginning_and_an_end() -> None:
    script = make_script(
        publication(paragraph("First.", place=[("quote", 1)]), paragraph("Last.", place=[("quote", 1)]))
    )
    assert said(script) == ["Quotation: First.", "Last. End of quotation."]


def test_a_formula_is_said_by_its_alternative() -> None:
    assert said(make_script(publication(paragraph("It is ", run("p over n", role=Role.MATH), ".")))) == [
        "It is p over n."
    ]


def test_a_link_is_said_by_its_words_and_an_address_in_the_text_by_its_signs() -> None:
    words = paragraph("Read ", run("the report", link="https://example.org/a/b?c=d"), ".")
    address = paragraph("See https://www.example.org/a/b?c=d.")
    statement = publication(words, address)
    script = make_script(statement)
    assert said(script) == ["Read the report.", "See example dot org, and the rest of the address."]
    assert reconstruct(script, statement) == whole(statement)


def test_a_foreign_phrase_is_a_part_of_its_own_language() -> None:
    script = make_script(publication(paragraph("He said ", run("l’eau, c’est la vie", "fr"), " and left.")))
    assert [(p.language, p.spoken) for p in script[0].parts] == [
        ("en", "He said "),
        ("fr", "l’eau, c’est la vie"),
        ("en", " and left."),
    ]


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("Call 5 · write • visit | stay.", "Call 5, write, visit, stay."),
        ("Peace – at last – came.", "Peace, at last, came."),
        ("Peace—at last—came.", "Peace, at last, came."),
        ("Israel–Palestine and 555–12–34", "Israel-Palestine and 555-12-34"),
        ("US-supplied or -funded arms", "US-supplied or -funded arms"),
        ("hos\u00adtages at\u00a0last", "hostages at last"),
    ],
)
def test_dashes_are_pauses_and_no_letter_changes(text: str, spoken: str) -> None:
    script = make_script(publication(paragraph(text)))
    assert said(script) == [spoken]
    assert changed_in_speech(script) == ()


def test_code_keeps_its_signs() -> None:
    script = make_script(publication(unit(Kind.CODE, run("a - b\nprint(a)", role=Role.CODE))))
    assert said(script) == ["a - b. print(a)"]


RICH = publication(
    heading("Water — for all"),
    paragraph("Wells “come first” … Roads, later!  Then", run("1", role=Role.NOTE), " rest."),
    paragraph("See ", run("γνῶθι σεαυτόν", "el"), "; and https://example.org/a."),
    unit(Kind.IMAGE, run("A pump. And a can.", role=Role.ALT)),
    paragraph("* * *"),
    notes=[paragraph("Counted. Twice.", place=[("note", 1)])],
)


def test_the_script_gives_the_statement_back_punctuation_included() -> None:
    assert sorted(reconstruct(make_script(RICH), RICH)) == sorted(whole(RICH))


def test_a_sentence_lost_moved_or_changed_in_the_script_shows() -> None:
    script, right = make_script(RICH), reconstruct(make_script(RICH), RICH)
    changed = replace(script[2], parts=(replace(script[2].parts[0], text="Rivers, later!"),))
    for wrong in (
        script[:2] + script[3:],
        (script[0], script[2], script[1], *script[3:]),
        (*script[:2], changed, *script[3:]),
    ):
        assert reconstruct(wrong, RICH) != right


def test_a_spoken_form_with_other_letters_shows() -> None:
    script = make_script(RICH)
    wrong = replace(script[1], parts=(replace(script[1].parts[0], spoken="Whales come first."),))
    assert changed_in_speech((script[0], wrong)) == (wrong.id,)


def test_signs_without_a_name_are_silent_and_nothing_fails() -> None:
    assert [u.shown for u in make_script(RICH) if u.silent] == ["* * *"]


@pytest.mark.parametrize("text", ["🎉", "🇬🇭", "1️⃣", "©", "½", "5"])
def test_what_has_a_name_is_spoken(text: str) -> None:
    assert speakable(text)


@pytest.mark.parametrize("text", ["◆ ◆ ◆", "┌─┐", "***", "…", "†"])
def test_what_has_none_asks_no_voice(text: str) -> None:
    assert not speakable(text)
