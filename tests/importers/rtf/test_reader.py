"""Rich Text: what stands in its groups comes over or is named with its words, whatever pandoc makes of it."""

from __future__ import annotations

import pytest

from ..conftest import markdown, png

BOX = rb"{\shp{\*\shpinst{\sp{\sn shapeType}{\sv 202}}{\shptxt \pard In a box.\par}}{\shprslt Old}}"
CHANGES = rb"{\*\revtbl{Unknown;}{Jo;}}The {\revised\revauth1 new }{\deleted\revauthdel1 old }pier."
COMMENT = (
    rb"The pier {\*\atnid JM}{\*\atnauthor Jo Mill}\chatn{\*\annotation{\*\atndate 1}\pard Really?\par}opens."
)
FONTS = rb"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset238 C;}{\f3\fcharset2 Symbol;}}"


def rtf(text: bytes) -> bytes:
    return rb"{\rtf1\ansi\deff0" + text + rb"\par}"


@pytest.mark.parametrize(
    ("text", "expected", "repair"),
    [
        (b"Before" + BOX + b" after.", "Before after.\n\nIn a box.", (1, "text box kept", "“In a box.”")),
        (
            rb"One.\par Two{\*\do\dptxbx{\dptxbxtext\pard In a box.\par}}.",
            "One.\n\nTwo.\n\nIn a box.",
            (2, "text box kept", "“In a box.”"),
        ),
        (CHANGES, "The new pier.", (1, "deletion left out", "Jo took out “old”; it is taken as accepted")),
        (CHANGES, "The new pier.", (1, "insertion kept", "Jo put in “new”; it is taken as accepted")),
        (
            rb"One.\sect\titlepg{\headerf\pard Pier news\par}Two.",
            "One.\n\nTwo.",
            (2, "header left out", "it stands on the first page of section 2: “Pier news”"),
        ),
        (COMMENT, "The pier opens.", (1, "comment left out", "Jo Mill: “Really?”")),
        (
            rb"One.\par{\v not {\b this} }Two\v  nor this\v0 .",
            "One.\n\nTwo.",
            (2, "hidden text left out", "“not this”"),
        ),
        (rb"It is{\mmath{\*\moMath{\*\mrPr x}{\mr x=2}}}.", "It is.", (1, "formula left out", "“x=2”")),
        (
            rb"One.\par {\pict\wmetafile8 0102}Two.",
            "One.\n\nTwo.",
            (2, "image left out", "save the file as .docx"),
        ),
        (
            rb"One.\par{\object{\result Two}}.",
            "One.\n\nTwo.",
            (2, "embedded file left out", "say in the text"),
        ),
    ],
)
def test_what_stands_beside_the_text_is_kept_or_named_in_its_place(importing, text, expected, repair):
    draft = importing(rtf(text), "a.rtf")
    line, name, said = repair
    assert markdown(draft).strip() == expected
    assert any((one.line, one.name) == (line, name) and said in one.message for one in draft.repairs)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FONTS + rb"\f0 caf\'e9, {\f1 \'cf\'e8\'f0\'f1}, {\f2 \'e8aj}.", "café, Пирс, čaj."),
        (rb"\ansicpg1251 \'cf\'e8\'f0\'f1.", "Пирс."),
        (rb"\ansicpg932 \'8a\'43 one.", "海 one."),
        (rb"\u8364? {\uc2\u233\'e9\'e9}t\u233 \'e9, \u-10179?\u-8704?.", "€ ét\u00e9, 😀."),
        (FONTS + rb"{\pntext\f3\'b7\tab}One\par{\pntext\f3\'b7\tab}Two", "• One\n\n• Two"),
        (rb"One\sect Two\page Three\column Four", "One\n\nTwo\n\nThree\n\nFour"),
        (rb"{\caps One} two{\xe\v index}{\tc contents}.", "One two."),
        (rb"{\upr{old}{\*\ud{new}}} words.", "new words."),
        (b"One{ }two{\r\n\\b  three}.", "One two **three**."),
        (b"One\\\nTwo", "One\n\nTwo"),
        (
            rb"One{\super\chftn}{\footnote\pard{\super\chftn} Two {\i three}.} four",
            "One[^1] four\n\n[^1]: Two *three*.",
        ),
    ],
)
def test_every_character_is_the_one_that_word_shows(importing, text, expected):
    draft = importing(rtf(text), "a.rtf")
    assert markdown(draft).strip() == expected
    assert not draft.repairs


def test_the_words_of_notes_boxes_and_labels_are_in_the_account(adding):
    text = (
        rb"\pard{\pntext 1.\tab}One{\footnote Two.}\par{\pntext 2.\tab}Three"
        + BOX
        + rb"\par Last words of it."
    )
    added = adding(rtf(text), "a.rtf", title="The pier")
    assert [one.text for one in added.publication.units] == [
        "The pier",
        "One",
        "Three",
        "In a box.",
        "Last words of it.",
    ]
    assert [one.text for one in added.publication.notes] == ["Two."]
    assert [one.label for one in added.publication.units[1:3]] == ["1.", "2."]


def test_a_picture_of_bytes_comes_along(adding):
    data = png()
    picture = b"{\\pict\\pngblip\\bin%d " % len(data) + data + b"}"
    added = adding(rtf(b"The pier opens today." + picture), "a.rtf", title="The pier")
    assert [one.name for one in added.repairs if "image" in one.name] == ["image without alternative text"]


def test_a_table_stands_before_the_note_of_the_paragraph_behind_it(importing):
    row = rb"\trowd\cellx3000\cellx6000\intbl Road\cell Way\cell\row"
    draft = importing(rtf(row + rb"\pard\par See the map.{\footnote Drawn in May.}\par"), "a.rtf")
    assert [one["t"] for one in draft.blocks] == ["Table", "Para"]
    assert "[^1]: Drawn in May." in markdown(draft)


LISTED = (
    rb"{\*\listtable{\list{\listlevel\levelnfc0\levelstartat1{\leveltext \'02\'00.;}{\levelnumbers "
    rb"\'01;}}\listid1}}"
    rb"{\*\listoverridetable{\listoverride\listid1\listoverridecount0\ls1}}"
)


POINT = rb"\pard\ls1\ilvl0 {\listtext %s\tab}%s\par "


def test_points_behind_one_without_words_keep_their_numbers(adding):
    points = ((b"1.", b"One"), (b"2.", b""), (b"3.", b"Three"), (b"4.", b"Four"))
    listed = rb"{\rtf1\ansi " + LISTED + b"".join(POINT % one for one in points) + b"}"
    added = adding(listed, "a.rtf", title="T")
    assert [(one.label, one.text) for one in added.publication.units[1:]] == [
        *(("1.", "One"), ("3.", "Three"), ("4.", "Four"))
    ]
    assert (2, "number without words left out") in [(one.line, one.name) for one in added.repairs]


def test_a_list_goes_on_with_its_numbers_behind_a_paragraph(importing):
    body = (
        POINT % (b"1.", b"One")
        + rb"\pard Between.\par "
        + POINT % (b"2.", b"Two")
        + POINT % (b"3.", b"Three")
    )
    draft = importing(rb"{\rtf1\ansi " + LISTED + body + b"}", "a.rtf")
    assert (markdown(draft), draft.repairs) == ("1.  One\n\nBetween.\n\n2.  Two\n\n3.  Three\n", ())
