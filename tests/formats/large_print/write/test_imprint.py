"""The imprint: the house's words after the statement, and the addresses of links for those who hold paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pikepdf
import pymupdf
import pytest

from everyreader.formats.large_print.read.reader import read_back
from everyreader.formats.large_print.write.imprint import imprint
from everyreader.formats.large_print.write.writer import write
from everyreader.model.house import Contact, House
from everyreader.model.publication import Publication
from everyreader.theme.styles_folder import styles_folder
from everyreader.tools.places import font_folders
from tests.formats.large_print.conftest import Print

Statement = Callable[[str], Publication]
ASK = "If you need it in another format, ask A House."
BARE = ("Published by: A House", "Date: May 2, 2024", "Identifier: urn:x-test:statement", ASK)


def test_it_says_whose_it_is_and_whom_to_ask(statement: Statement) -> None:
    plain = statement("# A Title\n\nText.\n")
    assert imprint(plain).lines == BARE
    house = House(
        contact=Contact("p@a.example", "020 7946 0000", "", "3 Quay St\nBo"), web="https://a.example/"
    )
    metadata = replace(plain.metadata, rights="CC BY 4.0", updated=date(2024, 5, 4), author=("Ann", "Bo"))
    assert imprint(replace(plain, house=house, metadata=metadata)).lines == (
        BARE[0],
        "Author: Ann, Bo",
        BARE[1],
        "Updated: May 4, 2024",
        "Rights: CC BY 4.0",
        BARE[2],
        "Contact: p@a.example; 020 7946 0000; 3 Quay St, Bo",
        "On the web: https://a.example/small/",
        ASK,
    )


def test_a_publisher_with_a_full_stop_ends_the_sentence(statement: Statement) -> None:
    plain = statement("# A Title\n\nText.\n")
    metadata = replace(plain.metadata, publisher="A House e. V.")
    assert imprint(replace(plain, metadata=metadata)).lines[-1].endswith("ask A House e. V.")


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        ("See [the report (PDF) →](https://a.example/r).", ("the report (PDF): https://a.example/r",)),
        ("See [the *long* report](https://a.example/r).", ("the long report: https://a.example/r",)),
        ("[One](https://a.example/r), [two](https://a.example/r).", ("One: https://a.example/r",)),
        ("Write to [us](mailto:us@a.example).", ("us: us@a.example",)),
        (
            "<https://a.example/r>, [a.example/r](https://a.example/r), [us@a.example](mailto:us@a.example)",
            (),
        ),
        ("[Above](#top)\n\n## Top {#top}", ()),
        ("A note.[^1]\n\n[^1]: In [the book](https://a.example/b).", ("the book: https://a.example/b",)),
    ],
)
def test_each_address_is_printed_once_unless_it_stands_there(
    statement: Statement, body: str, printed: tuple[str, ...]
) -> None:
    lines = imprint(statement(f"# A Title\n\n{body}\n")).lines
    assert lines == (*BARE, *(("Addresses of the links:", *printed) if printed else ()))


def test_it_lists_what_abbreviations_stand_for(statement: Statement) -> None:
    lines = imprint(statement("# A Title\n\nThe WHO, a b.\n\n*[WHO]: World Health\n*[b]: bay\n")).lines
    assert lines == (*BARE, "Abbreviations:", "b: bay", "WHO: World Health")


def test_it_is_read_back_apart_from_the_statement(printed: Print) -> None:
    made = printed(
        "> A quotation.\n\nSee [the report](https://a.example/a-very-long-way/to-a-file/of/the/well.html) "
        "and "
        "[the plan](https://a.example/plans/OUR%20EVALUATION%20REPORT_Evaluation%20of%2018%20wells_%20J17-0"
        "01_May%202016.pdf)."
    )
    publication, path = made.publication, made.reading.path
    write(publication, path, styles=styles_folder(), fonts=font_folders(), closing=imprint(publication))
    reading = read_back(path)
    assert reading.units == made.reading.units
    assert (made.reading.imprint, reading.imprint) == ((), imprint(publication).lines)
    assert reading.untagged_text == reading.beyond_the_page == ()
    with pikepdf.open(path) as pdf:
        assert pdf.Root.StructTreeRoot.RoleMap.Imprint == "/Sect"


@pytest.mark.parametrize("lines", range(9, 13))
def test_its_rule_stands_on_the_page_of_its_first_lines(printed: Print, lines: int) -> None:
    made = printed("Filling.\n\n" * lines)
    publication, path = made.publication, made.reading.path
    write(publication, path, styles=styles_folder(), fonts=font_folders(), closing=imprint(publication))
    with pymupdf.open(path) as pages:
        [ruled] = [page for page in pages if page.get_drawings()]
        assert "Published by" in ruled.get_text()
