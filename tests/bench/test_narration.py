"""The narration's bench: what it calls one sentence changed is one sentence changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from everyreader.bench.narration import Round, Time, bench_narration, with_one_change
from everyreader.model.errors import UsageError
from everyreader.source import read_statement
from tests.conftest import OWN, RICH


@pytest.mark.parametrize("folder", [OWN, RICH])
def test_one_sentence_is_changed_and_no_other(folder: Path, tmp_path: Path) -> None:
    before = [one.text for one in read_statement(folder).sentences]
    after = [one.text for one in read_statement(with_one_change(folder, tmp_path)).sentences]
    assert len(after) == len(before)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_the_gain_and_the_share_are_of_speaking_and_encoding_together() -> None:
    one = Round(one=Time(6.0, 2.0), two=Time(3.0, 1.0), changed=Time(0.5, 0.5))
    assert (one.gain, one.share) == (2.0, 0.25)


def test_fewer_rounds_than_one_are_refused() -> None:
    with pytest.raises(UsageError, match="--runs 0"):
        next(bench_narration(OWN.parent, OWN.name, 0))
