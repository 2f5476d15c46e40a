"""The bench of all figures: what it measures, writes and says to have become worse."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from everyreader.bench import Sizes, figures, measured
from everyreader.bench.figures import Figure, change_a_sentence
from everyreader.bench.spent import spent
from everyreader.model.errors import MakerFailed, UsageError
from everyreader.source import STATEMENT, read_statement
from tests.conftest import OWN


def test_what_is_spent_is_that_of_the_children_too() -> None:
    work = "x = bytearray(200_000_000); t = time.process_time()\nwhile time.process_time() - t < 1.2: pass"
    child = f"import time\n{work}"
    whole = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}], check=True)"
    cost = spent((sys.executable, "-c", whole))
    assert cost.cpu >= 1.2
    assert cost.seconds >= 1.2
    assert cost.own < 200 <= cost.all


def test_what_fails_has_no_figure() -> None:
    with pytest.raises(MakerFailed, match="ended with 3: not so"):
        spent((sys.executable, "-c", "print('not so'); raise SystemExit(3)"))


def test_a_sentence_gets_a_word_that_stands_nowhere(tmp_path: Path) -> None:
    path = tmp_path / STATEMENT
    path.write_bytes((OWN / STATEMENT).read_bytes())
    word = change_a_sentence(path, random.Random(1))
    assert word not in (OWN / STATEMENT).read_text("utf-8")
    sentences = [one.text for one in read_statement(OWN).sentences]
    assert f" {word} " in path.read_text("utf-8")
    changed = [one.text for one in read_statement(tmp_path).sentences]
    assert sum(one != other for one, other in zip(sentences, changed, strict=True)) == 1


def figure(value: float, *, least: bool = False) -> Figure:
    return Figure("gain" if least else "cost", "it & all", value, 2.0, least=least)


@pytest.mark.parametrize(
    ("value", "least", "met", "worse"),
    [
        (1.9, False, True, False),
        (2.3, False, False, True),
        (2.3, True, True, False),
        (1.7, True, False, True),
    ],
)
def test_a_figure_is_held_to_its_target_and_its_record(
    value: float, least: bool, met: bool, worse: bool
) -> None:
    one = figure(value, least=least)
    assert (one.met, one.worse_than(2.0, 0.1)) == (met, worse)


def test_page_picture_and_record_are_written_and_the_next_run_is_held_against_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(value: float) -> list[str]:
        monkeypatch.setattr(figures, "cold", lambda *_: iter([figure(value)]))
        return list(measured(OWN.parent, OWN.name, Sizes(), ["cold"], tmp_path))

    assert run(1.5)[-1] == "1 of 1 figures met, 0 worse than recorded"
    assert "| it & all | 1.50 times | ≤ 2.00 times | met |" in (tmp_path / "performance.md").read_text(
        "utf-8"
    )
    picture = ElementTree.parse(tmp_path / "performance.svg").getroot()
    assert "1 of 1 are met" in picture.attrib["aria-label"]
    assert run(2.5)[-2:] == [
        "worse than recorded: it & all: 2.50 times, was 1.50 times",
        "0 of 1 figures met, 1 worse than recorded",
    ]
    assert json.loads((tmp_path / "performance.json").read_text("utf-8"))["figures"][0]["value"] == 2.5


def test_a_group_that_is_not_there_is_refused() -> None:
    with pytest.raises(UsageError, match="lukewarm"):
        list(measured(OWN.parent, OWN.name, Sizes(), ["lukewarm"], None))
