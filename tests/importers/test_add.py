"""A received file → a folder in ``source/``: whole received texts, what is asked for, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from everyreader.importers.add import Told, add
from everyreader.importers.summary import lines
from everyreader.model.errors import SourceError, UsageError
from everyreader.source import read_statement

from .conftest import TOLD, body, repairs

HOUSE = Path(__file__).parents[2] / "source" / "2023-11-21-cip-gaza-hostage-release"
SMALL = "## A\n\n4 March 2024\n\nText.\n"

BULLETED = """\
**Hafenbibliothek öffnet am Sonntag**

Genf, 4. März 2024
==================

Ab dem Frühjahr ist der Lesesaal auch am Sonntag offen – „für alle“, sagt die Leiterin. Näheres steht [im Plan]().

#

* (1) Längere Zeiten: Der Saal ist von 9 bis 17 Uhr offen.

* (2) Ein ruhiger Raum: Hier wird nicht gesprochen; „Pst!“ genügt.


* (3) Hilfe am Platz: Zwei Menschen helfen & erklären.
* (4) Bücher nach Hause: Wer nicht kommen kann, ruft an.

***

Mehr auf [unserer Seite](https://example.org/zeiten "Zeiten").

# # #
"""

NUMBERED = """\
Harbour Library Opens on Sundays
--------------------------------

- - -

The reading room will be open on Sundays from spring, the library said.

**1.** **Longer hours.** From nine to five.

**2.** **A quiet room.** Nobody speaks here -- nobody.

**3.** **Help at hand.** Two people help.

**4.** **Books at home.** Who cannot come may call [the desk](#).

Harbour Town, 4 March 2024

###

"""


def test_four_bulleted_points_in_another_language(imported):
    added = imported(BULLETED, language="de-CH")
    assert (
        body(added)
        == """\
# Hafenbibliothek öffnet am Sonntag

[Genf, 4. März 2024]{.dateline}

Ab dem Frühjahr ist der Lesesaal auch am Sonntag offen – „für alle“, sagt die Leiterin. Näheres steht im Plan.

(1) ## Längere Zeiten:

    Der Saal ist von 9 bis 17 Uhr offen.

(2) ## Ein ruhiger Raum:

    Hier wird nicht gesprochen; „Pst!“ genügt.

(3) ## Hilfe am Platz:

    Zwei Menschen helfen & erklären.

(4) ## Bücher nach Hause:

    Wer nicht kommen kann, ruft an.

Mehr auf [unserer Seite](https://example.org/zeiten).
"""
    )
    assert repairs(added) == [
        (1, "title promoted"),
        (3, "dateline marked"),
        (6, "link without destination"),
        (8, "empty heading dropped"),
        (10, "typed points made list"),
        (10, "run-in head made heading"),
        (12, "run-in head made heading"),
        (15, "run-in head made heading"),
        (16, "run-in head made heading"),
        (18, "rule dropped"),
        (20, "link title taken out"),
        (22, "end mark taken out"),
    ]
    assert (added.publication.metadata.title, added.publication.metadata.date.isoformat()) == (
        "Hafenbibliothek öffnet am Sonntag",
        "2024-03-04",
    )


def test_four_numbered_paragraphs_and_the_date_at_the_end(imported):
    added = imported(NUMBERED, date="2024-03-04")
    assert (
        body(added)
        == """\
# Harbour Library Opens on Sundays

The reading room will be open on Sundays from spring, the library said.

1.  ## Longer hours.

    From nine to five.

2.  ## A quiet room.

    Nobody speaks here -- nobody.

3.  ## Help at hand.

    Two people help.

4.  ## Books at home.

    Who cannot come may call the desk.

[Harbour Town, 4 March 2024]{.dateline}
"""
    )
    assert repairs(added) == [
        (1, "title promoted"),
        (4, "rule dropped"),
        (8, "typed points made list"),
        (8, "run-in head made heading"),
        (10, "run-in head made heading"),
        (12, "run-in head made heading"),
        (14, "link without destination"),
        (14, "run-in head made heading"),
        (16, "dateline marked"),
        (18, "end mark taken out"),
    ]


def test_the_houses_own_statement_is_made_byte_for_byte(tmp_path):
    told = Told(HOUSE.name, "Center for International Policy", "en-US")
    added = add(HOUSE / "received.txt", told, source=tmp_path)
    for name in ("statement.md", "repairs.json", "received.txt"):
        assert (added.folder / name).read_bytes() == (HOUSE / name).read_bytes(), name


def test_every_character_of_the_houses_received_paragraphs_is_in_its_units():
    units = read_statement(HOUSE).units
    said = " ".join(unit.text for unit in units)
    paragraphs = [line.strip() for line in (HOUSE / "received.txt").read_text(encoding="utf-8").splitlines()]
    paragraphs = [line for line in paragraphs if line not in ("", "---", "###")]
    assert len(paragraphs) == 9
    for line in paragraphs:
        plain = line.removeprefix("## ").replace("](#)", "").replace("paper [", "paper ")
        number, point, rest = plain.partition(") ") if plain.startswith("- ") else ("", "", plain)
        assert rest in said
        if point:
            assert f"{number.removeprefix('- ')})" in [unit.label for unit in units]


def test_the_file_stays_as_it_was_received_and_the_repairs_are_listed(imported):
    data = b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode()
    added = imported(data, file="From the office.TXT")
    assert (added.folder / "received.txt").read_bytes() == data
    assert json.loads((added.folder / "repairs.json").read_text(encoding="utf-8")) == [
        {"name": "title promoted", "line": 1, "message": "level 2 made the one level-1 heading: “A”"},
        {
            "name": "dateline marked",
            "line": 3,
            "message": "“4 March 2024” stays visible; its date is 2024-03-04",
        },
    ]
    assert sorted(one.name for one in added.folder.iterdir()) == [
        "received.txt",
        "repairs.json",
        "statement.md",
    ]
    assert [one.name for one in added.folder.parent.iterdir()] == [TOLD["name"]]


def test_what_add_returns_is_what_is_read_from_the_new_folder(imported):
    added = imported(SMALL)
    assert added.publication == read_statement(added.folder)


def test_the_end_mark_is_quoted_as_written(imported):
    assert imported(SMALL + "\n# # #\n").repairs[-1].message == "“# # #”"


def test_the_identifier_is_the_same_for_the_same_file(imported, tmp_path):
    first = imported(SMALL)
    again = add(tmp_path / "note.txt", Told(**TOLD), source=tmp_path / "other")
    assert again.publication.metadata.identifier == first.publication.metadata.identifier


def test_invisible_characters_are_taken_out_and_listed(imported):
    added = imported("## A\n\n4 March 2024\n\nSoft\u00adhyphen and\u200b zero.\n")
    assert "Softhyphen and zero." in body(added)
    assert [
        (one.line, one.message) for one in added.repairs if one.name == "invisible character taken out"
    ] == [(5, "U+00AD SOFT HYPHEN"), (5, "U+200B ZERO WIDTH SPACE")]


@pytest.mark.parametrize(
    "words",
    [
        "costs $5 and then 6$",
        "{braces} and [brackets] stay",
        "see <b>this</b> & <!-- that -->",
        "`<b>` in code",
        "a: b",
        "1 < 2 > 0",
        "C:\\\\new {.x} \\\\^ y",
        "AT&T; R&amp;amp;D",
        "::: three",
        "x_y_z and 2 * 3 * 4",
        "A. Smith said so",
        "[^1] is no note",
        "a | b",
        "~sub~ ^sup^ ~~",
        "(c) 2024 Harbour",
        "https://example.org/a_b?c=d&e=f",
        "![ not an image",
        ": no definition",
        "mail <https://example.org> now",
        "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f and 👩‍🔬 ❤️ stay",
    ],
)
def test_words_that_look_like_markup_stay_words(imported, words):
    import html

    shown = html.unescape(words.replace("\\\\", "\\").replace("`", "").replace("~~", "~~"))
    shown = shown.replace("<https://example.org>", "https://example.org")
    unit = imported(f"## A\n\n4 March 2024\n\nText.\n\n{words}\n").publication.units[3]
    assert f"{unit.label} {unit.text}".strip() == shown


def test_notes_and_reference_links_come_over(imported):
    added = imported(
        "## A\n\n4 March 2024\n\nText.[^1] See [this][r].\n\n[^1]: The note.\n\n[r]: https://example.org\n"
    )
    assert added.publication.notes[0].text == "The note."
    assert "[this](https://example.org)" in body(added)


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (
            {"name": "", "publisher": "", "language": ""},
            "say also --publisher (who publishes it)\n  and --lang (its language, such as en-GB)",
        ),
        ({"publisher": ""}, "say also --publisher"),
        ({"name": "Not a name"}, "--name Not a name: use small letters, digits and single hyphens"),
        ({"name": "../away"}, "--name ../away: use small letters"),
        ({"language": "english"}, "--lang english: expected a BCP 47 tag"),
        ({"date": "4.3.2024"}, "--date 4.3.2024: expected year-month-day"),
    ],
)
def test_what_was_not_told_is_asked_for(imported, tmp_path, told, says):
    with pytest.raises(UsageError) as caught:
        imported(SMALL, **told)
    assert says in str(caught.value)
    assert not (tmp_path / "source").exists()


def test_a_text_without_title_and_date_asks_for_both(imported):
    with pytest.raises(
        UsageError,
        match=(
            r"say also --title \(no heading or title line was found\)\n  and --date \(such as "
            r"2023-11-21; no line"
        ),
    ):
        imported("A sentence.\n\nAnother.\n")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        *(
            (line, "placeholder left")
            for line in (
                "Hello ${NAME}, read this.",
                "[Read more]<TODO>",
                "Read it here: [LINK_BROWSER]",
                "It begins on XX.XX.20XX in the hall.",
                "It begins on 03.XX.2024 in the hall.",
                "Lorem ipsum dolor sit amet.",
                "Dear {{first_name}}, read this.",
                "[insert the name here] spoke for the town.",
                "[Datum einfügen]",
            )
        ),
        ("Hier können Sie sich von diesem Newsletter abmelden.", "line of a mailing"),
        ("You can unsubscribe from this newsletter at any time.", "line of a mailing"),
        ("He said “[sic]”, and [the mayor] nodded; it cost <5 euros in 20X.", ""),
        ("Wer nicht kommt, soll sich bis Freitag abmelden.", ""),
        ("TODO ES POSIBLE, and Super Bowl XXX was in 1996.", ""),
    ],
)
def test_what_a_template_or_a_mailing_left_is_named(imported, line, name):
    added = imported(f"# A\n\n4 March 2024\n\nText of a first paragraph.\n\n{line}\n", file="note.txt")
    left = [one.name for one in added.repairs if one.name in ("placeholder left", "line of a mailing")]
    assert left == ([name] if name else [])


def test_title_and_date_can_be_told(imported):
    added = imported("A sentence.\n", title="The title", date="2024-03-04")
    assert body(added) == "# The title\n\nA sentence.\n"
    assert repairs(added) == [(1, "title added")]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the file is empty"),
        (b"caf\x00\x01\n", "it holds zero bytes"),
        (b"[r]: https://example.org\n", "the file holds no words"),
        ((SMALL + "\n![a](none.png)\n").encode(), "image 'none.png' is not there"),
        (
            (SMALL + "\n[^1]: Nobody refers to it.\n").encode(),
            "would be lost; nothing was written; write that place another way",
        ),
        ((SMALL + "\n1. a\n\n---\n\n1. b\n\n---\n").encode(), ""),
    ],
)
def test_what_cannot_come_over_unchanged_is_refused_and_nothing_is_written(imported, tmp_path, data, says):
    if not says:
        assert imported(data).publication.units[-1].label == "1."
        return
    with pytest.raises(SourceError) as caught:
        imported(data)
    assert str(caught.value).startswith(str(tmp_path / "note.txt"))
    assert says in str(caught.value)
    assert not (tmp_path / "source").exists() or not list((tmp_path / "source").iterdir())


@pytest.mark.parametrize(
    ("name", "says"),
    [("note.doc", "cannot read '.doc' files; save it as one of .docx"), ("note", "cannot read ''")],
)
def test_other_kinds_of_file_are_refused(imported, name, says):
    with pytest.raises(UsageError, match=says):
        imported(SMALL, file=name)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(UsageError, match=r"none\.txt: No such file or directory; name a file that is there"):
        add(tmp_path / "none.txt", Told(**TOLD), source=tmp_path / "source")


def test_a_folder_that_is_there_is_never_replaced(imported):
    first = imported(SMALL)
    with pytest.raises(
        UsageError, match="is there already; choose another --name, or delete the folder first"
    ):
        imported("## B\n\n4 March 2024\n\nOther.\n")
    assert body(first).startswith("# A\n")


def test_a_place_that_cannot_be_written_is_said(received, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="cannot be written"):
        add(received(SMALL), Told(**TOLD), source=tmp_path / "file" / "source")


def test_a_no_break_space_in_the_title_is_one_in_the_front_matter_too(imported) -> None:
    added = imported("# Library opens on 3\u00a0June\n\n4 March 2024\n\nIt opens.\n", file="a.md")
    assert "title: Library opens on 3\u00a0June\n" in (added.folder / "statement.md").read_text(
        encoding="utf-8"
    )


def test_a_title_that_was_told_stays_as_it_was_typed(imported) -> None:
    added = imported("THREE NEW WELLS\n\n4 March 2024\n\nThey give water.\n", title="Three new wells")
    assert body(added).startswith("# Three new wells\n\n[4 March 2024]")
    assert (1, "title as told") in repairs(added)


@pytest.mark.parametrize(
    ("head", "language"),
    [
        (
            (
                "From: Jo <jo@pier.example>\nTo: All\nSubject: The pier opens\nDate: Mon, 4 Mar 2024 "
                "10:12:00 +0100\n"
            ),
            "en",
        ),
        (
            (
                "Von: Jo <jo@pier.example>\nAn: Alle\nBetreff: The pier opens\nDatum: Mon, 4 Mar 2024 "
                "10:12:00 +0100\n"
            ),
            "de",
        ),
        (
            (
                "Von: Jo <jo@pier.example>\nGesendet: Montag, 4. März 2024 10:12\nAn: Alle\nBetreff: The "
                "pier opens\n"
            ),
            "de",
        ),
        (
            "De: Jo <jo@pier.example>\nPara: Todos\nAsunto: The pier opens\nFecha: 4 de marzo de 2024 9:12\n",
            "es",
        ),
    ],
)
def test_the_head_of_a_mail_is_left_out_and_says_what_the_text_does_not(imported, head, language) -> None:
    text = f"{head}\nThe old pier opens again for all.\n-- \nPier Trust\nJo Brook\n"
    added = imported(text, language=language)
    assert body(added) == (
        "# The pier opens\n\nThe old pier opens again for all.\n\nPier Trust\\\nJo Brook\n"
    )
    assert added.publication.metadata.date.isoformat() == "2024-03-04"
    assert {"head of the mail left out", "signature of a mail"} <= {name for _, name in repairs(added)}


def test_a_mails_signature_is_no_line_under_a_heading(imported) -> None:
    added = imported(
        "The pier opens\n\n4 March 2024\n\nIt opens today.\n\nYours,\nJo Brook\nPier Trust\n--\nNot "
        "for all.\n"
    )
    assert body(added).endswith("Yours,\\\nJo Brook\\\nPier Trust\n\nNot for all.\n")


def test_a_texts_own_title_and_date_are_not_those_of_its_mail(imported) -> None:
    head = "From: a@b.example\nSubject: FW: news\nDate: Mon, 4 Mar 2024 10:12:00 +0100\n"
    added = imported(f"{head}\nTHREE NEW WELLS ARE OPEN\n\n2 March 2024\n\nThey give water.\n")
    assert body(added).startswith("# THREE NEW WELLS ARE OPEN\n\n[2 March 2024]")


def test_what_needs_a_persons_decision_is_told_first(imported) -> None:
    text = (
        "FOR IMMEDIATE RELEASE\n\nEMBARGOED UNTIL 5 March 2024\n\nThe pier opens again\n\n"
        "4 March 2024\n\nCall 0800 555 0199 now.\n"
    )
    added = imported(text)
    told = list(lines(added, "note.txt"))
    left, done = (
        told.index(f"Left for you, in {added.folder}:"),
        next(i for i, one in enumerate(told) if "by itself" in one),
    )
    assert left < done
    names = [one.split(": ")[1] for one in told[left + 1 : done]]
    assert names == ["embargo found", "release times contradict", "telephone number left plain"]
    statement = (added.folder / "statement.md").read_text(encoding="utf-8").splitlines()
    assert told[left + 3].startswith("  statement.md:17: ") and told[left + 3].endswith(
        " (line 9 of note.txt)"
    )
    assert statement[16] == "Call 0800 555 0199 now."


def test_what_stood_above_the_title_does_not_part_it_from_its_subtitle(imported) -> None:
    text = (
        "PRESS RELEASE\n\nTHREE NEW WELLS ARE OPEN\n\nWater for nine villages\n\nGeneva, 4 March 2024 – "
        "They give water.\n"
    )
    assert body(imported(text)).startswith(
        "# THREE NEW WELLS ARE OPEN\n\nWater for nine villages\n\nPRESS RELEASE\n\n[Geneva, 4 March 2024]"
    )


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("A title\n\nIt knows¹ and *sees*², too.\n\n¹ Of 2023.\n²Of 2024.\n", "note.txt"),
        (
            "# A title\n\nIt knows<sup>1,2</sup>.\n\n<sup>1</sup> Of 2023.\n\n<sup>2</sup>Of 2024.\n",
            "note.md",
        ),
        (
            (
                "<h1>A title</h1><p>It knows<sup>1) 2)</sup>.</p><p><sup>1)</sup> Of "
                "2023.<p><sup>2)</sup>Of 2024."
            ),
            "note.html",
        ),
    ],
)
def test_a_raised_mark_behind_a_word_is_no_part_of_the_word(imported, text: str, file: str) -> None:
    added = imported(text, file=file, date="2024-03-04")
    assert [unit.text for unit in added.publication.notes] == ["Of 2023.", "Of 2024."]
    assert "knows[^1]" in body(added)


@pytest.mark.parametrize("text", ["It knows¹ it.", "It knows¹ it.\n\n1. Of 2023."])
def test_a_raised_mark_without_a_note_stays_as_it_was_typed(imported, text: str) -> None:
    assert "knows¹ it." in body(imported(f"A title\n\n{text}\n", date="2024-03-04"))


def test_a_sign_that_is_a_word_is_counted_also_where_it_was_a_bullet(imported):
    added = imported("A title\n\n§ tea for all\n§ bread for all\n\nSee § 3.\n", date="2024-03-04")
    assert body(added).endswith("- tea for all\n- bread for all\n\nSee § 3.\n")
    assert [one.taken for one in added.repairs if one.name == "typed points made list"] == ["§ §"]


CLAUSES = """# A title

12\\. It needs:

1. tea

2. bread

18\\. It meets.

19\\. It brings:

1. tea

2. bread

20\\. It ends.
"""


def test_lists_behind_clauses_go_into_them_and_no_line_is_drawn(imported):
    added = imported(CLAUSES, file="note.md", date="2024-03-04")
    labels = [one.label for one in added.publication.units if one.label]
    assert labels == ["1.", "2.", "18.", "19.", "1.", "2.", "20."]
    assert [len(one.place) for one in added.publication.units if one.label] == [1, 1, 1, 1, 2, 2, 1]
    assert "---" not in body(added)
    assert "12\\. It needs:" in body(added)
