"""PDFs without tags whose tables have level rules alone, and what only looks like one."""

from __future__ import annotations

from ..conftest import markdown
from .test_lines import OPENING, pdf


def test_rows_between_rules_that_share_no_columns_are_no_table_and_no_fault(importing):
    """A reader of the page sees a head of two cells, and rows whose columns are not those of each other."""
    rows = ((100, ((80, "Lamps"), (300, "Cost"))), (130, ((80, "To the pier"), (190, "two or three boats"))))
    rows += ((160, ((80, "All that people of the town have"), (236, "and bring"))),)
    words = [(x, y + 120, text, 9) for y, row in rows for x, text in row]
    level = [((75, y), (420, y)) for y in (210, 230, 260, 290)]
    assert "bring" in markdown(importing(pdf([*OPENING, *words], lines=level), "a.pdf"))
