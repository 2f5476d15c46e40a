"""A text whose lines are wrapped and whose paragraphs no empty lines part."""

from __future__ import annotations

import pytest

from everyreader.model.errors import SourceError

from ..conftest import body, markdown

HEAD = """Harbour Library
Press release
The library opens again
"""
TEXT = """After six months of works the library opens its doors again on the eleventh
of March. All of its rooms can be reached without a step now, and a lift leads
to the books for children.
"""


def parts(draft) -> list[str]:
    """The blocks of a draft, each in one line."""
    return [" ".join(one.split()) for one in markdown(draft).split("\n\n")]


def test_a_short_last_line_ends_a_paragraph(importing):
    draft = importing(
        f"{TEXT}The town pays for half of the works, and the rest was given by those who\nread.\n{TEXT}",
        "a.txt",
    )
    once = " ".join(TEXT.split())
    assert parts(draft) == [
        once,
        "The town pays for half of the works, and the rest was given by those who read.",
        once,
    ]


@pytest.mark.parametrize("head", ["What is new", "What is new?", "WHAT IS NEW", "New from today:"])
def test_a_short_line_above_text_is_a_paragraph(importing, head):
    assert parts(importing(f"{TEXT}{head}\n{TEXT}", "a.txt"))[1] == head


def test_lines_of_a_releases_head_are_paragraphs(importing):
    assert parts(importing(HEAD + TEXT, "a.txt"))[:3] == HEAD.strip().split("\n")


@pytest.mark.parametrize(("one", "two"), [("•", "•"), ("–", "–"), ("1.", "2."), ("a)", "b)")])
def test_a_point_ends_where_the_next_begins_or_a_line_starts_anew(adding, one, two):
    text = f"""{HEAD}{TEXT}Who has a card can bring it to the desk, where you will be asked for:
{one} the number of the card, which stands on its back below the name of the
Library;
{two} your address.
Cards are valid for a year, and whoever has lost one gets another at the desk
without a fee.
"""
    units = [(unit.label, unit.text) for unit in adding(text, "a.txt").publication.units]
    kinds = [label for label, _ in units if label]
    assert kinds == ([one, two] if one[0] in "1a" else ["•", "•"])
    assert units[-3][1].endswith("below the name of the Library;")
    assert units[-1][1].startswith("Cards are valid")


def test_a_bullet_on_a_line_of_its_own_belongs_to_the_next(importing):
    draft = importing(f"{TEXT}\uf0b7\nThe desk is open.\n\uf0b7\nThe hall is open.\n{TEXT}", "a.txt")
    assert parts(draft)[1:3] == ["• The desk is open.", "• The hall is open."]


def test_a_wrapped_number_begins_no_point(importing):
    text = "The library shuts for the summer on Friday, the last one in July, and from\n12. August on it is open again as it was, all day.\n"
    assert len(parts(importing(TEXT + text + TEXT, "a.txt"))) == 3


def test_an_address_keeps_its_lines(importing):
    address = "Jo Smith, press officer\nTel. 020 7946 0018\npress@library.example"
    assert parts(importing(f"{TEXT}{address}\n", "a.txt"))[1] == " ".join(address.split())


def test_what_a_release_says_side_by_side_is_two_paragraphs(importing):
    text = f"4 March 2024 Contact: Jo Smith\n020 7946 0018\nFor immediate release: The library opens again\n{TEXT}"
    assert parts(importing(text, "a.txt"))[:4] == [
        "4 March 2024",
        "Contact: Jo Smith 020 7946 0018",
        "For immediate release:",
        "The library opens again",
    ]


@pytest.mark.parametrize(
    ("one", "two", "named"),
    [
        ("1\n", "2\n", ["page number left out"]),
        ("Page 1 of 2\n", "Page 2 of 2\n", ["page number left out"]),
        ("Library minutes Page 1 of 2\n", "Library minutes Page 2 of 2\n", ["page number left out"]),
        ("Minutes of the library\n", "Minutes of the library\n", ["header or footer left out"]),
        (
            "Minutes of the library\n1\n",
            "Minutes of the library\n2\n",
            ["header or footer left out", "page number left out"],
        ),
    ],
)
def test_what_stands_at_the_edges_of_pages_is_left_out_by_name(adding, one, two, named):
    text = f"{HEAD}{TEXT * 5}Rooms that are\n{one}open to all are lit.\n{TEXT * 5}The rest of it is\n{two}kept for those who work there.\n"
    added = adding(text, "a.txt")
    assert sorted({repair.name for repair in added.repairs if repair.name.endswith("left out")}) == named
    said = [unit.text for unit in added.publication.units]
    assert "Rooms that are open to all are lit." in said
    assert "The rest of it is kept for those who work there." in said


def test_what_minutes_say_again_and_again_stays(importing):
    text = "".join(f"{head}\n{TEXT * 5}Carried by all.\n" for head in ("The roof", "The hall", "The desk"))
    assert markdown(importing(text, "a.txt")).count("Carried by all.") == 3


def test_a_note_at_the_foot_of_a_page_stands_behind_the_paragraph_that_goes_on(importing):
    text = f"{TEXT * 5}The cost1 is borne by the\n1 See the plan of 2023\nMinutes of the library\n1\ntown.\n{TEXT * 5}It is\nMinutes of the library\n2\npaid.\n"
    draft = importing(text, "a.txt")
    at = parts(draft).index("1 See the plan of 2023")
    assert parts(draft)[at - 1] == "The cost1 is borne by the town."
    assert "note at the foot of a page" in {one.name for one in draft.repairs}


@pytest.mark.parametrize(
    "text",
    [
        f"Title\n\n{TEXT}\n{TEXT}\nWhat is new\n\n{TEXT}",
        "Night falls on the harbour\nand the lamps are lit,\nall the boats are sleeping\nwhere the sailors sit,\nNo one hears\n",
        "One sentence stands in a line.\nAnother one stands in the next, and it is longer than that.\nA third.\n"
        * 3,
        f"> quoted\n> lines\n{TEXT}",
    ],
    ids=["empty lines", "verse", "a sentence a line", "quoted"],
)
def test_an_honest_text_stays_as_it_is(importing, text):
    assert not importing(text, "a.txt").repairs


def test_a_paragraph_in_which_others_may_begin_is_named(importing):
    text = (
        "The library is open to all who read, and to all those who will read one day\nor another. It stands at the harbour of the town, in a house that was a store.\n"
        * 6
    )
    said = [
        one
        for one in importing(f"Title\n{text}The\nend.\n", "a.txt").repairs
        if one.name == "paragraph in doubt"
    ]
    assert [one.line for one in said] == [2]
    assert "lines 4, 6, 8, 10, 12" in said[0].message


def test_a_text_that_is_nearly_all_one_paragraph_is_refused(adding):
    few = "Title\n\nOne.\n\nTwo.\n\nThree.\n\n"
    with pytest.raises(SourceError, match="400 words are one paragraph"):
        adding(few + "word " * 400, "a.txt")


def test_the_lines_that_are_kept_are_counted(adding):
    text = f"Title\n\n{TEXT}\n{TEXT}\n{TEXT}WHEN: Monday\nWHERE: the hall\n"
    said = [one.message for one in adding(text, "a.txt").repairs if one.name == "lines kept"]
    assert said == ["2 of 5 lines, the first “WHEN: Monday”; the others became one with those above"]


def test_a_form_feed_says_where_a_page_begins(importing):
    text = f"{HEAD}{TEXT * 3}Open to\n\fThe library opens\nall.\n{TEXT * 3}It is\n\fThe library opens\nlit.\n"
    draft = importing(text, "a.txt")
    assert "The library opens" not in parts(draft)
    assert "Open to all." in parts(draft)
    assert "header or footer left out" in {one.name for one in draft.repairs}


@pytest.mark.parametrize(
    "line",
    ["about the new house at the harbour,", "signed by the mayor herself,", "Madame Roche, the mayor of it,"],
)
def test_a_wrapped_line_that_begins_like_furniture_goes_on(importing, line):
    text = f"{TEXT}The paper of the town, which is read by all who live at its harbour, wrote\n{line}\nwith a picture of the hall.\n"
    assert len(parts(importing(text, "a.txt"))) == 2


def test_where_a_place_is_heads_nothing(adding):
    text = (
        f"Appeal Decision\n\nLand at Quay Court, Harbour GL6 0PW\n\n{'The appeal is made by Ada Roe. ' * 4}\n"
    )
    assert "##" not in body(adding(text, "a.txt"))
