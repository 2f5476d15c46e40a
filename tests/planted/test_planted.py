"""Each fault that somebody planted who did not write the rules, in a copy of a finished edition: the right
rule finds it.

The faults were thought of before the rules were looked at; ``right_rules.py`` says which rule a reader of the
report needs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

from everyreader.browser.chromium import Browser
from everyreader.model.publication import Publication
from everyreader.narration.engines import choose_engine
from everyreader.narration.narrate import narrate
from everyreader.narration.segments import Segment
from everyreader.source import read_statement
from tests.conftest import OWN, RICH, Built
from tests.planted import (
    access_claims,
    audio_faults,
    book_sound,
    edition_faults,
    epub_faults,
    eye_order,
    harmless,
    html_faults,
    labels_and_notes,
    languages_and_directions,
    pdf_faults,
    promises,
)
from tests.planted.fault import Fault
from tests.planted.judging import Published, failing
from tests.planted.right_rules import RIGHT_RULE as FIRST_RIGHT_RULE
from tests.planted.second_right_rules import SECOND_RIGHT_RULE
from tests.planted.silent import silent

RIGHT_RULE = FIRST_RIGHT_RULE | SECOND_RIGHT_RULE
SECOND = (
    promises,
    languages_and_directions,
    eye_order,
    labels_and_notes,
    access_claims,
    book_sound,
)  # by somebody else again


def _second(kind: str) -> tuple[Fault, ...]:
    return tuple(one for module in SECOND for one in getattr(module, kind, ()))


FAULTS = {
    "epub": epub_faults.FAULTS + _second("EPUB"),
    "html": html_faults.FAULTS + _second("HTML"),
    "pdf": pdf_faults.FAULTS + _second("PDF"),
    "audio": audio_faults.FAULTS,
    "spoken": _second("SPOKEN"),
    "edition": edition_faults.FAULTS,
}
CONTROLS = {"epub": harmless.EPUB, "html": harmless.HTML, "pdf": harmless.PDF, "audio": harmless.AUDIO}


def _cases(table: Mapping[str, tuple[Fault, ...]]) -> list[object]:
    return [pytest.param(kind, one, id=one.name) for kind, several in table.items() for one in several]


@pytest.fixture(scope="module")
def published(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Published]:
    cached = tmp_path_factory.mktemp("segments")
    sources = built.own.parent.parent / "source"

    def of(edition: Path, name: str) -> Published:
        publication = read_statement(sources / name)
        plain = silent(publication, tmp_path_factory.mktemp("silent"))
        return Published(edition, plain, publication, cache(lambda: spoken(publication, cached)))

    return {"own": of(built.own, OWN.name), "rich": of(built.rich, RICH.name)}


def spoken(publication: Publication, folder: Path) -> tuple[Segment, ...]:
    engine = choose_engine(None, publication.metadata.language)
    return narrate(publication, engine, folder, jobs=1, say=lambda line: None).segments


Judge = Callable[[str, Fault], set[str]]


@pytest.fixture
def judge(published: Mapping[str, Published], browser: Browser, tmp_path: Path) -> Judge:
    return lambda kind, fault: failing(kind, fault, published, browser, tmp_path)


@pytest.mark.parametrize(("kind", "fault"), _cases(FAULTS))
def test_the_right_rule_finds_it(kind: str, fault: Fault, judge: Judge) -> None:
    assert RIGHT_RULE[fault.name] in judge(kind, fault)


@pytest.mark.parametrize(("kind", "control"), _cases(CONTROLS))
def test_what_is_harmless_is_left_in_peace(kind: str, control: Fault, judge: Judge) -> None:
    assert judge(kind, control) == set()


def test_every_fault_has_a_rule_and_a_name_of_its_own() -> None:
    names = [one.name for several in FAULTS.values() for one in several]
    assert sorted(names) == sorted(RIGHT_RULE)
