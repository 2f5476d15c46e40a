"""EDN: the books' own recordings say what the edition's recording says."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.edition.files import AGAIN, EDITION
from everyreader.checks.rules.model import Case, Hit, Rule, short


def _apart(case: Case) -> Iterator[Hit]:
    for one in case.reading.apart:
        yield Hit(f"“{short(one.text)}”", None, short(one.text), where=f"{one.begin:.1f} s", file=one.file)


RULES = (
    Rule(
        "EDN-036",
        "book-says-otherwise",
        "EN 301 549 5.4",
        "a sentence sounds otherwise in a book than on the page",
        AGAIN,
        EDITION,
        _apart,
        lambda case: case.reading.apart is not None,
        applicability="editions with books that are heard and a page with a player, checked again",
        why="One word that is another can turn what is said into its opposite; the listener of the book hears it.",
    ),
)
