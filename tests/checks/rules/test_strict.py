"""What a house is strict about are rules, families and grounds that there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from everyreader.checks.rules.strict import refuse_unknown
from everyreader.model.errors import SourceError
from everyreader.source.publisher import read_house


def test_a_word_that_raises_nothing_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "publisher.yaml").write_text("strict:\n- SEE\n- TYP\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"'strict\.2': 'TYP' is no rule, family or ground") as caught:
        refuse_unknown(read_house(tmp_path))
    assert caught.value.line == 3
