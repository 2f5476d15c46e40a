"""What the summary of an e-book says of its accessibility."""

from __future__ import annotations

from collections.abc import Callable

from everyreader.checks.rules import Verdict
from tests.checks.rules.kit import FAILED, PASSED, Example, Kit, book
from tests.checks.rules.our_book import ours
from tests.checks.rules.small_book import OPF, OUR_OPF, SUMMARY, with_image

Look = Callable[[Kit], tuple[Verdict, ...]]
PLAIN, OURS = book(), ours()


def summary(text: str, **parts: object) -> Look:
    return book(changes=((OPF, SUMMARY, text),), **parts)


EXAMPLES: list[Example] = [
    Example("MET-012", FAILED, "a summary of two words", summary("Fully accessible")),
    Example("MET-012", FAILED, "an empty summary", summary("")),
    Example(
        "MET-012",
        FAILED,
        "a summary that was never written",
        summary("TODO: write the summary of this book here."),
    ),
    Example(
        "MET-012",
        FAILED,
        "our summary is empty",
        ours(
            (
                OUR_OPF,
                (
                    "The text can be enlarged, recoloured and read aloud, in one order from beginning to "
                    "end. Headings and contents lead to each part. Notes are linked both ways. "
                    "Conformance to WCAG has not been certified."
                ),
                "",
            )
        ),
    ),
    Example(
        "MET-013",
        FAILED,
        "images are promised",
        summary("All images have alternative texts, and the text can be read aloud."),
    ),
    Example(
        "MET-013",
        FAILED,
        "there are said to be no images",
        with_image(changes=((OPF, SUMMARY, "The book has no images, and it can be read as text."),)),
    ),
    Example(
        "MET-013",
        FAILED,
        "page numbers are promised",
        summary("It can be read as text, and the page numbers are those of the printed book."),
    ),
    Example(
        "MET-013",
        FAILED,
        "conformance is claimed in passing",
        summary("This publication conforms to WCAG 2.1 Level AA."),
    ),
    Example(
        "MET-013",
        PASSED,
        "conformance is denied",
        summary("It can be read as text. It does not conform to WCAG 2.1 Level AA."),
    ),
    Example(
        "MET-013",
        FAILED,
        "our summary promises formulas",
        ours((OUR_OPF, "Notes are linked both ways.", "Notes are linked both ways. Formulas are MathML.")),
    ),
]
