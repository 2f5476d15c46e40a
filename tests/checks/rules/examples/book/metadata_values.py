"""Who made an e-book, what it is called, when it was made."""

from __future__ import annotations

from collections.abc import Callable

from everyreader.checks.rules import Verdict
from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Example, Kit, book
from tests.checks.rules.our_book import ours
from tests.checks.rules.small_book import OPF, OUR_OPF, told

Look = Callable[[Kit], tuple[Verdict, ...]]
PLAIN, OURS = book(), ours()


def said(name: str, value: str) -> str:
    return f'<meta property="{name}">{value}</meta>'


EXAMPLES: list[Example] = [
    Example(
        "MET-003", FAILED, "ours has another title", ours((OUR_OPF, "<dc:title>A Title", "<dc:title>Another"))
    ),
    Example(
        "MET-004",
        FAILED,
        "ours has another publisher",
        ours((OUR_OPF, "<dc:publisher>A House", "<dc:publisher>Another")),
    ),
    Example(
        "MET-004", FAILED, "ours names no language", ours((OUR_OPF, "<dc:language>en</dc:language>", ""))
    ),
    Example(
        "MET-005",
        FAILED,
        "ours has an author",
        ours((OUR_OPF, "<dc:date>", "<dc:creator>Ada Brook</dc:creator><dc:date>")),
    ),
    Example(
        "MET-005",
        FAILED,
        "ours has a subject",
        ours((OUR_OPF, "<dc:date>", "<dc:subject>Wells</dc:subject><dc:date>")),
    ),
    Example(
        "MET-015", FAILED, "no title", told("<dc:title>A Small Book</dc:title>", "<dc:title></dc:title>")
    ),
    Example(
        "MET-015",
        FAILED,
        "a placeholder for a title",
        told("<dc:title>A Small Book</dc:title>", "<dc:title>Unknown</dc:title>"),
    ),
    Example(
        "MET-015",
        FAILED,
        "a file's name for a title",
        told("<dc:title>A Small Book</dc:title>", "<dc:title>small-book_v2.docx</dc:title>"),
    ),
    Example("MET-016", FAILED, "no language", told("<dc:language>en</dc:language>\n", "")),
    Example(
        "MET-016",
        FAILED,
        "a language that does not exist",
        book(metadata="<dc:language>english</dc:language>"),
    ),
    Example(
        "MET-017",
        FAILED,
        "the identifier is not called so",
        told('unique-identifier="uid"', 'unique-identifier="pub-id"'),
    ),
    Example(
        "MET-017",
        FAILED,
        "of ours the identifier is not called so",
        ours((OUR_OPF, 'unique-identifier="id"', 'unique-identifier="pub-id"')),
    ),
    Example(
        "MET-017",
        FAILED,
        "a broken UUID",
        told("urn:uuid:2c1d4f7e-8a3b-4c5d-9e6f-1a2b3c4d5e6f", "urn:uuid:2c1d4f7e"),
    ),
    Example(
        "MET-017",
        FAILED,
        "a wrong ISBN",
        told("urn:uuid:2c1d4f7e-8a3b-4c5d-9e6f-1a2b3c4d5e6f", "urn:isbn:9780306406158"),
    ),
    Example(
        "MET-017",
        PASSED,
        "an ISBN",
        told("urn:uuid:2c1d4f7e-8a3b-4c5d-9e6f-1a2b3c4d5e6f", "urn:isbn:9780306406157"),
    ),
    Example(
        "MET-018",
        FAILED,
        "when it was changed is not said",
        told(said("dcterms:modified", "2024-05-02T00:00:00Z") + "\n", ""),
    ),
    Example("MET-018", FAILED, "a day is no moment", told("2024-05-02T00:00:00Z", "2024-05-02")),
    Example(
        "MET-018", FAILED, "two moments", book(metadata=said("dcterms:modified", "2024-05-03T00:00:00Z"))
    ),
    Example(
        "MET-019",
        FAILED,
        "nobody is named",
        book(
            changes=(
                (
                    OPF,
                    '<dc:creator id="author">Ada Brook</dc:creator>\n<dc:publisher>A House</dc:publisher>\n',
                    "",
                ),
                (OPF, '<meta property="role" refines="#author">aut</meta>\n', ""),
            )
        ),
    ),
    Example("MET-019", FAILED, "a program is named", told('id="author">Ada Brook', 'id="author">Unknown')),
    Example("MET-020", FAILED, "a date in words", told("<dc:date>2024-05-02", "<dc:date>May 2024")),
    Example(
        "MET-020", FAILED, "a day that does not exist", told("<dc:date>2024-05-02", "<dc:date>2024-02-31")
    ),
    Example("MET-021", FAILED, "a publisher twice", book(metadata="<dc:publisher>A House</dc:publisher>")),
    Example("MET-021", FAILED, "two dates", book(metadata="<dc:date>2023-05-02</dc:date>")),
    Example(
        "MET-021",
        FAILED,
        "of ours a claim twice",
        ours((OUR_OPF, "</metadata>", said("schema:accessibilityFeature", "readingOrder") + "</metadata>")),
    ),
    Example("MET-022", INAPPLICABLE, "nothing is refined", OURS),
    Example("MET-022", FAILED, "a role of nobody", told('refines="#author"', 'refines="#writer"')),
    Example("MET-023", FAILED, "an empty description", book(metadata="<dc:description></dc:description>")),
]
