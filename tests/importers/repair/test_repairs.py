"""Each repair alone, on the smallest text that has the fault; and what is no fault stays."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from everyreader.importers.draft import Draft
from everyreader.importers.office.lists import apart
from everyreader.importers.repair.headings.headings import part_lead_lines
from everyreader.importers.repair.links.links import unlink_nowhere
from everyreader.importers.repair.lists.labelled_bullets import count_bullets
from everyreader.importers.repair.lists.lists import make_typed_lists
from everyreader.importers.repair.lists.points import drop_empty_points, head_points
from everyreader.importers.repair.ornaments import (
    close_levels,
    drop_empty_headings,
    drop_empty_paragraphs,
    drop_end_mark,
    drop_rules,
)
from everyreader.importers.repair.release.dateline import mark_dateline
from everyreader.importers.repair.release.dates import find_date
from everyreader.importers.repair.title.opening_lines import part_head
from everyreader.importers.repair.title.title import promote_title

RULE = "-" * 72
TITLE = (1, "title promoted")


def make_lists(draft: Draft) -> Draft:
    """Numbers typed by hand, in bullets or in lines of their own, as the lists that they are in the end."""
    return apart(count_bullets(make_typed_lists(draft)))


@pytest.mark.parametrize(
    ("repair", "text", "expected", "found"),
    [
        # rules and end marks
        (drop_rules, "a\n\n---\n\nb\n", "a\n\nb\n", [(3, "rule dropped")]),
        (drop_rules, "a\n\n* * *\n\nb\n", "a\n\nb\n", [(3, "rule dropped")]),
        (drop_rules, "a\n\n=====\n\nb\n", "a\n\nb\n", [(3, "rule dropped")]),
        (drop_rules, "---\n\na\n", "a\n", [(1, "rule dropped")]),
        (drop_rules, "1. a\n\n---\n\n1. b\n", f"1.  a\n\n{RULE}\n\n1.  b\n", []),
        (drop_end_mark, "a\n\n###\n", "a\n", [(3, "end mark taken out")]),
        (drop_end_mark, "a\n\n![](b.png)\n", "a\n\n![](b.png)\n", []),
        (drop_end_mark, "a\n\n# # #\n", "a\n", [(3, "end mark taken out")]),
        (drop_end_mark, "a\n\n~~~\n", "a\n", [(3, "end mark taken out")]),
        (drop_end_mark, "a\n\n– – –\n\n###", "a\n", [(3, "end mark taken out"), (5, "end mark taken out")]),
        (drop_end_mark, "a\n\nENDS\n", "a\n\nENDS\n", []),
        (drop_end_mark, "a\n\n#1\n", "a\n\n\\#1\n", []),
        (drop_empty_headings, "a\n\n##\n\nb\n", "a\n\nb\n", [(3, "empty heading dropped")]),
        (drop_empty_headings, "a\n\n# # #\n\nb\n", "a\n\nb\n", [(3, "empty heading dropped")]),
        (drop_empty_headings, "## a\n", "## a\n", []),
        (drop_empty_paragraphs, "a\n\n&nbsp;\n\nb\n", "a\n\nb\n", [(3, "empty paragraph dropped")]),
        (drop_empty_points, "- \n- a\n-\n- b\n", "- a\n- b\n", [(2, "list label left out")]),
        (drop_empty_points, "1. \n2. a\n", "2.  a\n", [(2, "list label left out")]),
        (drop_empty_points, "1. a\n2. b\n", "1.  a\n2.  b\n", []),
        (drop_empty_points, "a\n\n> 1.\n> 2.\n", "a\n", [(3, "list label left out")]),
        # the title
        (promote_title, "## A\n\nbee.\n", "# A\n\nbee.\n", [TITLE]),
        (promote_title, "**A**\n\nbee.\n", "# A\n\nbee.\n", [TITLE]),
        (promote_title, "## **A**\n\nbee.\n", "# A\n\nbee.\n", [TITLE]),
        (promote_title, "A\n--\n\nbee.\n", "# A\n\nbee.\n", [TITLE]),
        (promote_title, "A *b*\n\ncat.\n", "# A *b*\n\ncat.\n", [TITLE]),
        (part_head, "A\n4 March 2024\n\nbee.\n", "A\n\n4 March 2024\n\nbee.\n", [(1, "lines parted")]),
        (promote_title, "# A\n\nbee.\n", "# A\n\nbee.\n", []),
        (promote_title, "A whole sentence.\n\nbee.\n", "A whole sentence.\n\nbee.\n", []),
        (promote_title, "- A\n\nbee.\n", "- A\n\nbee.\n", []),
        # headings below it
        (close_levels, "# A\n\n# b\n\n### c\n", "# A\n\n## b\n\n### c\n", [(3, "heading level mended")]),
        (
            close_levels,
            "# A\n\n### b\n\n##### c\n\n### d\n",
            "# A\n\n## b\n\n### c\n\n## d\n",
            [(3, "heading level mended"), (5, "heading level mended"), (7, "heading level mended")],
        ),
        (close_levels, "# A\n\n## b\n\n### c\n\n## d\n", "# A\n\n## b\n\n### c\n\n## d\n", []),
        # the dateline
        (
            mark_dateline,
            "# A\n\n4 March 2024\n\nbee.\n",
            "# A\n\n[4 March 2024]{.dateline}\n\nbee.\n",
            [(3, "dateline marked")],
        ),
        (
            mark_dateline,
            "# A\n\n**4 March 2024**\n\nbee.\n",
            "# A\n\n[4 March 2024]{.dateline}\n\nbee.\n",
            [(3, "dateline marked")],
        ),
        (
            mark_dateline,
            "# A\n\n4 March 2024\n---\n\nbee.\n",
            "# A\n\n[4 March 2024]{.dateline}\n\nbee.\n",
            [(3, "dateline marked")],
        ),
        (
            mark_dateline,
            "# A\n\nGENEVA, 4 March 2024 – We bee.\n",
            "# A\n\n[GENEVA, 4 March 2024]{.dateline} – We bee.\n",
            [(3, "dateline marked")],
        ),
        (
            mark_dateline,
            "# A\n\n**GENEVA, 4 March 2024: *We* bee.**\n",
            "# A\n\n[GENEVA, 4 March 2024]{.dateline}: ***We* bee.**\n",
            [(3, "dateline marked")],
        ),
        (
            mark_dateline,
            "# A\n\n**GENEVA, 4 March 2024 – We** bee.\n",
            "# A\n\n[GENEVA, 4 March 2024]{.dateline} **– We** bee.\n",
            [(3, "dateline marked")],
        ),
        (
            mark_dateline,
            "# A\n\n**GENEVA, 4 March 2024\\\nWe bee.**\n",
            "# A\n\n[GENEVA, 4 March 2024]{.dateline}\\\n**We bee.**\n",
            [(3, "dateline marked")],
        ),
        (
            mark_dateline,
            "# A\n\n*The village of GENEVA, 4 March 2024.*\n",
            "# A\n\n[The village of GENEVA, 4 March 2024.]{.dateline}\n",
            [(3, "dateline marked")],
        ),
        (
            mark_dateline,
            (
                "# A\n\nA first sentence of the text stands here.\n\nPhoto: b\n\n4 March "
                "2024\n\ncat.\n\ndog.\n\neel.\n\nfox.\n"
            ),
            (
                "# A\n\nA first sentence of the text stands here.\n\nPhoto: b\n\n[4 March "
                "2024]{.dateline}\n\ncat.\n\ndog.\n\neel.\n\nfox.\n"
            ),
            [(7, "dateline marked")],
        ),
        (
            mark_dateline,
            "# A\n\n4 March 2024- Harbour Town\n",
            "# A\n\n[4 March 2024-]{.dateline} Harbour Town\n",
            [(3, "dateline marked")],
        ),
        (
            mark_dateline,
            "# A\n\n4 March 2024 (ab/cd) Harbour Town\n",
            "# A\n\n[4 March 2024 (ab/cd)]{.dateline} Harbour Town\n",
            [(3, "dateline marked")],
        ),
        (mark_dateline, "# A\n\nOn 4 March 2024 we met.\n", "# A\n\nOn 4 March 2024 we met.\n", []),
        (mark_dateline, "# A\n\n4 March 2024 – 6 March 2024\n", "# A\n\n4 March 2024 – 6 March 2024\n", []),
        (mark_dateline, "# A\n\n04/03/2024\n", "# A\n\n04/03/2024\n", []),
        # links to nowhere
        (unlink_nowhere, "a [*b* c](#) d\n", "a *b* c d\n", [(1, "link without destination")]),
        (unlink_nowhere, "a\n[b]()\n", "a b\n", [(2, "link without destination")]),
        (unlink_nowhere, "- [b](page.html)\n", "- b\n", [(1, "link without destination")]),
        (
            unlink_nowhere,
            '[b](https://example.org "c")\n',
            "[b](https://example.org)\n",
            [(1, "link title taken out")],
        ),
        (unlink_nowhere, "[b](https://example.org)\n", "[b](https://example.org)\n", []),
        # points
        (
            make_lists,
            "- 1) a\n\n\n- 2) b\n",
            "1)  a\n2)  b\n",
            [(1, "typed points made list")],
        ),
        (
            make_lists,
            "* (1) a\n* (2) b\n",
            "(1) a\n(2) b\n",
            [(1, "typed points made list")],
        ),
        (
            make_lists,
            "• 1. a\n\n• 2. b\n",
            "1.  a\n2.  b\n",
            [(1, "typed points made list"), (1, "typed points made list")],
        ),
        (
            make_lists,
            "**1.** a\n\n**2.** b\n",
            "1.  a\n2.  b\n",
            [(1, "typed points made list")],
        ),
        (
            make_lists,
            "- 1) a\n\n  c\n- 2) b\n",
            "1)  a\n\n    c\n\n2)  b\n",
            [(1, "typed points made list")],
        ),
        (make_lists, "1. a\n2. b\n", "1.  a\n2.  b\n", []),
        (make_lists, "- 1) a\n- b\n", "- 1)  a\n\n- b\n", []),
        (make_lists, "- 1) a\n- 3) b\n", "- 1)  a\n\n- 3)  b\n", []),
        (make_lists, "• 1. a\n\nb\n", "• 1. a\n\nb\n", []),
        (apart, "- a\n\n* b\n", "- a\n- b\n", [(3, "bullet lists joined")]),
        # run-in heads
        (
            head_points,
            "1) A b: cat.\n2) D: eel.\n",
            "1)  ## A b:\n\n    cat.\n\n2)  ## D:\n\n    eel.\n",
            [(1, "run-in head made heading"), (2, "run-in head made heading")],
        ),
        (
            head_points,
            "## T\n\n1) **A:** cat.\n2) **D**: eel.\n",
            "## T\n\n1)  ### A:\n\n    cat.\n\n2)  ### D:\n\n    eel.\n",
            [(3, "run-in head made heading"), (4, "run-in head made heading")],
        ),
        (
            head_points,
            "1) **A.** cat.\n2) **D.** eel.\n",
            "1)  ## A.\n\n    cat.\n\n2)  ## D.\n\n    eel.\n",
            [(1, "run-in head made heading"), (2, "run-in head made heading")],
        ),
        (
            head_points,
            "1) **A** : cat.\n2) **D**. eel.\n",
            "1)  ## A :\n\n    cat.\n\n2)  ## D.\n\n    eel.\n",
            [(1, "run-in head made heading"), (2, "run-in head made heading")],
        ),
        (
            head_points,
            "1) **A** – cat.\n2) **D** / **E** – eel.\n",
            "1)  **A** – cat.\n2)  **D** / **E** – eel.\n",
            [],
        ),
        (
            head_points,
            "1) **A** is a cat.\n2) **D** an eel.\n",
            "1)  **A** is a cat.\n2)  **D** an eel.\n",
            [],
        ),
        (head_points, "1) **A.** – cat.\n2) **D.** – eel.\n", "1)  **A.** – cat.\n2)  **D.** – eel.\n", []),
        (
            part_lead_lines,
            "**A**\n– cat of the house\nand yard.\n",
            "**A** – cat of the house and yard.\n",
            [],
        ),
        (
            part_lead_lines,
            "**A** –\ncat of the house\nand yard.\n",
            "**A** – cat of the house and yard.\n",
            [],
        ),
        (head_points, "1) A: cat.\n2) dog.\n", "1)  A: cat.\n2)  dog.\n", []),
        (head_points, "1) One. b: cat.\n2) Two. e: fox.\n", "1)  One. b: cat.\n2)  Two. e: fox.\n", []),
        (head_points, "1) 1970: cat.\n2) 1985: eel.\n", "1)  1970: cat.\n2)  1985: eel.\n", []),
        (head_points, "1) At 10:30 a.\n2) At 11:30 bee.\n", "1)  At 10:30 a.\n2)  At 11:30 bee.\n", []),
    ],
)
def test_one_repair(after, repair, text, expected, found):
    written, done = after(repair, text)
    assert sorted(done) == found
    assert written.replace("\n\n2", "\n2").replace("\n\n-", "\n-") == expected.replace(
        "\n\n2", "\n2"
    ).replace("\n\n-", "\n-")


@pytest.mark.parametrize(
    ("text", "told", "expected", "found"),
    [
        ("Who pays?\n\nbee.\n", "Who pays?", "# Who pays?\n\nbee.\n", [TITLE]),
        ("bee.\n", "A", "# A\n\nbee.\n", [(1, "title added")]),
        ("## B\n\ncat.\n", "A", "# A\n\n## B\n\ncat.\n", [(1, "title added")]),
    ],
)
def test_a_title_that_the_person_told(after, text, told, expected, found):
    assert after(promote_title, text, title=told) == (expected, found)


def test_digits_that_can_mean_the_told_date_are_the_dateline(after):
    assert after(mark_dateline, "04/03/2024\n", date=date(2024, 3, 4)) == (
        "[04/03/2024]{.dateline}\n",
        [(1, "dateline marked")],
    )


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ("Done at Harbour Town, 4 March 2024.", "dateline marked"),
        ("Done at Harbour Town, 5 March 2024.", "dates differ"),
        ("Updated: 5 March 2024", ""),
        ("Next meeting, 5 March 2024", ""),
    ],
)
def test_a_day_below_the_text_may_contradict_the_told_date(after, end, name):
    _, done = after(
        mark_dateline, f"# A\n\nWe met and talked of the harbour at length.\n\n{end}\n", date=date(2024, 3, 4)
    )
    assert done == ([(5, name)] if name else [])


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Minutes of the board, 4 March 2024", "2024-03-04"),
        ("PV of the board, 4 March 2024", "2024-03-04"),
        ("Procès verbal du bureau, 4 March 2024", "2024-03-04"),
        ("Compte rendu du 4 March 2024", "2024-03-04"),
        ("Minutes of 4 and 5 March 2024", ""),
        ("Report of 4 March 2024", ""),
    ],
)
def test_the_day_in_the_title_of_minutes_is_theirs(after, title, day):
    found = []

    def dated(draft):
        found.append(mark_dateline(promote_title(draft)))
        return found[0]

    after(dated, f"# {title}\n\n- b\n- c\n", file="note.md")
    assert str(found[0].date or "") == day
    assert found[0].title == title


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("4 March 2024", "en"),
        ("March 4, 2024", "en-US"),
        ("Monday, March 4, 2024", "en"),
        ("Geneva, 4 March 2024", "en"),
        ("For immediate release: 4th March 2024", "en"),
        ("LONDON — 4 March 2024", "en-GB"),
        ("2024-03-04", "en"),
        ("Genève, le 4 mars 2024", "fr"),
        ("Genf, 4. März 2024", "de-CH"),
        ("Madrid, 4 de marzo de 2024", "es"),
        ("Αθήνα, 4 Μαρτίου 2024", "el"),
        ("2024年3月4日", "ja"),
        ("4 مارس 2024", "ar"),
        ("Nr. 3 – 4. März 2024", "de"),
        ("Harbour Road 3, 4 March 2024", "en"),
    ],
)
def test_a_date_alone_or_after_a_place(text, language):
    assert find_date(text, language) == date(2024, 3, 4)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("March 2024", "en"),
        ("04/03/2024", "en"),
        ("4.3.24", "de"),
        ("2024-13-45", "en"),
        ("Report of 4 March 2024", "en"),
        ("yesterday", "en"),
        ("4 mars 2024", "en"),
        ("4 March 2024", "tlh"),
        ("", "en"),
        ("1984", "en"),
        # an event's days
        ("17–18 May 2016, Harbour Town", "en"),
        ("28 May 2016 – 2 June 2016", "en"),
        ("May 28 – June 2, 2016", "en-US"),
        ("Köln, 17. bis 18. Mai 2016", "de"),
        ("17.05. – 18.05.2016", "de"),
        ("Du 17 au 18 mai 2016", "fr"),
        ("Del 17 al 18 de mayo de 2016", "es"),
        ("2016. május 17–18.", "hu"),
    ],
)
def test_no_date(text, language):
    assert find_date(text, language) is None


def test_every_repair_is_explained_to_authors():
    root = Path(__file__).parents[3]
    files = (root / "everyreader" / "importers").rglob("*.py")
    code = "".join(file.read_text(encoding="utf-8") for file in files)
    names = set(re.findall(r'(?:repaired|append|Repair|_say)\(\s*\(?\s*"([a-z -]+)",', code))
    assert len(names) >= 15
    docs = (root / "docs" / "source.md").read_text(encoding="utf-8")
    assert [name for name in sorted(names) if name not in docs] == []
