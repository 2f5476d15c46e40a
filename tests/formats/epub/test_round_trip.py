"""What is written is what is read, one construct each: the source's units against those of the finished
book."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from everyreader.formats.epub.read.reader import read_back
from everyreader.model.cells import headers, tables
from everyreader.model.publication import Publication, Unit

Statement = Callable[[str], Publication]
Write = Callable[[Publication], Path]

CONSTRUCTS = {
    "a dateline": "[2 May 2024]{.dateline}",
    "quotation marks and dashes as typed": "\"Plain\", “curled”, 'single' -- and – and --- and ...",
    "signs that markup uses": "5 \\< 6 & 7 > 4, \\*not emphasis\\*, &copy; 中文 😀",
    "a line broken by hand": "one\\\ntwo",
    "emphasis inside words": "un*frigging*believable",
    "a French phrase inside an Arabic one": "[سلام [mot]{lang=fr} سلام]{lang=ar} end",
    "a French part that opens with a heading": "::: {lang=fr}\n## Titre\n\nTexte.\n:::",
    "a heading in a language of its own": "## Titre {lang=fr}\n\nText.",
    "an English phrase in a French part": "::: {lang=fr}\nTexte [word]{lang=en}.\n:::",
    "a link with a query": "[x](https://a.example/ü?a=1&b=2)",
    "a link whose words are code": "[`x  y`](https://a.example/)",
    "a link to a heading with a number": "[see](#2023-a)\n\n## 2023 a",
    "code with spaces": "`a  b` and ` c `",
    "a block of code in an item": "1) one\n\n   ```\n   a\n     b\n\n   c\n   ```",
    "numbers with a bracket": "3) three\n4) four",
    "numbers in brackets": "(1) one\n(2) two",
    "letters": "a. one\nb. two",
    "Roman numbers": "iv) four\nv) five",
    "headings as items": "1) ## One:\n\n   Text.\n\n2) ## Two:\n\n   Text.",
    "lists in lists": "- a\n  - b\n    1. c\n\n       d\n- e",
    "a label that waits": "- 1) *\n\n  words",
    "a table as an item": "- ::: table\n  Caption\n\n  | A |\n  |---|\n  | 1 |\n  :::",
    "boxes": "- ☐ open\n- ☒ done",
    "quotations in a list in a quotation": "> - a\n>\n>   > b",
    "two definitions of a term": "term\n\n:   one\n\n:   two\n\n    more",
    "a table with row headers and a caption": (
        "::: {.table row-headers=1}\nCaption *words*.\n\n| A | B |\n|---|--:|\n| r | `1` |\n| s | |\n:::"
    ),
    "a table with merged cells and two header rows": (
        "::: {.table row-headers=1}\nDepths\n\n"
        "+---+-------+\n| A | B     |\n|   +---+---+\n|   | C | D |\n+===+===+===+\n| r | 1 | 2 |\n|   "
        "+---+---+\n"
        "|   | - 3   |\n|   | - 4   |\n|   |       |\n|   | 5     |\n+---+-------+\n:::"
    ),
    "a formula in a line": 'Text [$x^2$]{alt="x  squared"} text',
    "a formula of its own": '[$$\\sum_i i$$]{alt="the sum of i"}',
    "a formula without words": "Text $x$ text",
    "superscript and subscript": "H[2]{.sub}O, 3[rd]{.sup}",
    "abbreviations": '[WHO]{abbr="World & Health"}, *WHO*, [OMS]{abbr=O lang=fr}, [CO[2]{.sub}]{abbr="carbon dioxide"}',
    "a rule": "above\n\n---\n\nbelow",
}
NOTES = {
    "two notes": "a[^a] b[^b]\n\n[^a]: one\n\n[^b]: two",
    "a note of several blocks": "a[^a]\n\n[^a]: one\n\n    - two\n\n    > three",
    "a note in a French phrase": "[mot[^a]]{lang=fr}\n\n[^a]: une note",
    "a note that ends with code": "a[^a]\n\n[^a]: one\n\n    ```\n    two\n    ```",
}


@pytest.mark.parametrize("text", [*CONSTRUCTS.values(), *NOTES.values()], ids=[*CONSTRUCTS, *NOTES])
def test_the_units_survive(statement: Statement, book: Write, text: str) -> None:
    publication = statement(f"# A Title\n\n{text}\n")
    assert read_back(book(publication)).units == tuple(replace(one, line=None) for one in publication.units)


def test_merged_cells_and_their_headers_survive(statement: Statement, book: Write) -> None:
    text = CONSTRUCTS["a table with merged cells and two header rows"]
    publication = statement(f"# A Title\n\n{text}\n")
    read = read_back(book(publication)).units
    assert [filled(unit) for unit in read] == [filled(unit) for unit in publication.units]
    expected, found = (
        [[one.place for one in heads] for table in tables(units) for heads in headers(table)]
        for units in (publication.units, read)
    )
    # Header cells stand for themselves in a book; only the others name those above and beside them.
    assert found[4:] == expected[4:]
    assert expected[-1] == [(1, 2), (2, 2), (2, 3), (3, 1)]


def filled(unit: Unit) -> list[int]:
    return [step.extent for step in unit.place]


@pytest.mark.parametrize("text", NOTES.values(), ids=NOTES)
def test_the_notes_survive(statement: Statement, book: Write, text: str) -> None:
    publication = statement(f"# A Title\n\n{text}\n")
    assert read_back(book(publication)).notes == tuple(replace(one, line=None) for one in publication.notes)


@pytest.mark.parametrize("text", NOTES.values(), ids=NOTES)
def test_each_note_leads_back(statement: Statement, book: Write, text: str) -> None:
    publication = statement(f"# A Title\n\n{text}\n")
    numbers = {one.place[0] for one in publication.notes}
    assert read_back(book(publication)).notes_with_way_back == len(numbers)
