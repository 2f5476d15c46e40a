"""The last line of a quotation that began above heads nothing, though it is short and stands alone."""

from __future__ import annotations

import pytest

from ...conftest import Import, body

DEED = (
    "“To the society of the pier I give the meadow, that it be kept for the young of the town and no other."
)
REST = "This means that we of the society care for the meadow, and for all that stands on it, to this day."


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [("Kiel, B. Holm”", False), ("Kiel the 30 Sept. 1910. B. Holm", False), ("The meadow of “Holm”", True)],
)
def test_a_line_alone_is_no_heading_where_a_quotation_ends_with_it(imported: Import, line, is_heading):
    text = f"The pier opens\n\n4 March 2024\n\n{DEED}\n\n{line}\n\n{REST}\n"
    assert (f"## {line}" in body(imported(text, file="a.txt")).splitlines()) is is_heading
