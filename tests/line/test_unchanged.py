"""An edition is left as it is while all that it is made of stays the same, and is whole."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from everyreader.cache.inputs import sums
from everyreader.line.many import build_all
from everyreader.line.options import Options
from everyreader.line.unchanged import Records, records_of
from everyreader.model.errors import ValidatorUnavailable
from everyreader.narration.choice import Choice
from everyreader.report.result import Status
from tests.conftest import FRONT_MATTER, ROOT, Run

SAID = "small: published"


@pytest.fixture
def options(tmp_path: Path) -> Options:
    """One statement with a lexicon, its house, a designer's styles; its edition is a handful of files."""
    for name, text in {
        "source/small/statement.md": f"{FRONT_MATTER}# A Title\n\nText.\n",
        "source/small/pronunciation.tsv": "Text\ttekst\n",
        "source/publisher.yaml": "name: A House\n",
        "styles/page.css": "p { color: black }\n",
        "out/small/small.txt": "A Title\n",
        "out/small/edition.json": "{}\n",
        "out/small/report/index.html": "<p>Passed</p>\n",
        "out/index.html": "<p>small</p>\n",
        "out/.editions/lock": "",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return Options(source=tmp_path / "source", out=tmp_path / "out", styles=tmp_path / "styles")


def _kept(options: Options) -> Records:
    """The records, once the edition as it lies there was published."""
    records = records_of(options)
    records.keep("small", records.key(options.source / "small"), sums(options.out / "small"), SAID)
    records.keep_catalogue()
    return records


def _stands(options: Options) -> bool:
    records = records_of(options)
    return records.standing("small", records.key(options.source / "small")).startswith(SAID)


def test_an_edition_stands_while_nothing_changed(options: Options) -> None:
    _kept(options)
    assert _stands(options)
    [said] = records_of(options).all_standing()
    assert said.startswith(f"{SAID}\n  nothing has changed since 20")


@pytest.mark.parametrize(
    "name",
    [
        "source/small/statement.md",
        "source/small/pronunciation.tsv",
        "source/small/picture.png",
        "source/publisher.yaml",
        "source/logo.svg",
        "source/_house/logo.svg",
        "styles/page.css",
        "styles/epub.css",
        "out/small/small.txt",
        "out/small/other.txt",
        "out/small/report/index.html",
    ],
)
def test_what_changed_or_came_anew_is_noticed(options: Options, tmp_path: Path, name: str) -> None:
    _kept(options)
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("another")
    assert not _stands(options)


@pytest.mark.parametrize("name", ["small.txt", "report/index.html"])
def test_what_is_gone_from_the_edition_is_noticed(options: Options, name: str) -> None:
    _kept(options)
    (options.out / "small" / name).unlink()
    assert not _stands(options)


def test_a_file_touched_but_the_same_changes_nothing(options: Options) -> None:
    _kept(options)
    text = (options.source / "small" / "statement.md").read_bytes()
    (options.source / "small" / "statement.md").unlink()
    (options.source / "small" / "statement.md").write_bytes(text)
    assert _stands(options)


@pytest.mark.parametrize(
    "change",
    [
        lambda one: replace(one, formats=("html",)),
        lambda one: replace(one, profiles=("acx",)),
        lambda one: replace(one, voice=Choice("espeak")),
        lambda one: replace(one, voice=Choice(fallback="espeak")),
        lambda one: replace(one, recognition=False),
        lambda one: replace(one, allow_untested=True),
        lambda one: replace(one, styles=None),
        lambda one: replace(one, afresh=True),
    ],
)
def test_another_order_is_another_edition(options: Options, change: Callable[[Options], Options]) -> None:
    _kept(options)
    assert not _stands(change(options))


@pytest.mark.parametrize("name", ["en.onnx", "en.onnx.json"])
def test_another_voice_in_the_same_file_is_noticed(options: Options, tmp_path: Path, name: str) -> None:
    (tmp_path / "en.onnx").write_text("a voice")
    spoken = replace(options, voice=Choice("piper", tmp_path / "en.onnx"))
    _kept(spoken)
    assert _stands(spoken)
    (tmp_path / name).write_text("another")
    assert not _stands(spoken)


def test_the_number_of_processors_makes_no_other_edition(options: Options) -> None:
    _kept(options)
    assert _stands(replace(options, jobs=1))


@pytest.mark.skipif(os.name != "posix", reason="there are no pipes among files")
def test_what_has_no_end_is_not_waited_for(options: Options) -> None:
    os.mkfifo(options.source / "small" / "pipe")
    _kept(options)
    assert _stands(options)


def test_another_version_of_a_package_is_noticed(
    options: Options, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site" / "lxml-99.dist-info").mkdir(parents=True)
    _kept(options)
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "site")])
    assert not _stands(options)


@pytest.mark.parametrize("name", ["SOURCE_DATE_EPOCH", "EVERYREADER_BROWSER"])
def test_what_of_the_environment_steers_the_program_is_noticed(
    options: Options, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    _kept(options)
    monkeypatch.setenv(name, "1700000000")
    assert not _stands(options)


@pytest.mark.parametrize("record", ["", "{", "[]", "{}", '{"key": 1, "files": [], "said": null}'])
def test_a_record_that_is_broken_is_none(options: Options, record: str) -> None:
    _kept(options)
    [path] = (options.out / ".editions").rglob("small.json")
    path.write_text(record)
    assert not _stands(options)


def test_a_record_of_other_files_is_none(options: Options) -> None:
    _kept(options)
    [path] = (options.out / ".editions").rglob("small.json")
    record = json.loads(path.read_text())
    path.write_text(json.dumps({**record, "files": {}}))
    assert not _stands(options)


@pytest.mark.parametrize("name", ["index.html", "other/edition.json", "small/publisher.yaml"])
def test_the_list_of_editions_is_made_anew_where_it_is_no_longer_true(options: Options, name: str) -> None:
    _kept(options)
    (options.out / name).parent.mkdir(exist_ok=True)
    (options.out / name).write_text("another")
    assert records_of(options).all_standing() == ()


def test_a_second_statement_is_not_passed_over(options: Options) -> None:
    _kept(options)
    shutil.copytree(options.source / "small", options.source / "second")
    assert _stands(options)
    assert records_of(options).all_standing() == ()


def test_a_record_that_cannot_be_written_harms_nothing(options: Options) -> None:
    (options.out / ".editions" / ".made").write_text("in the way")
    _kept(options)
    assert not _stands(options)


def test_an_edition_that_a_validator_failed_to_look_at_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "source" / "small").mkdir(parents=True)
    (tmp_path / "source" / "small" / "statement.md").write_text(f"{FRONT_MATTER}# A Title\n\nText.\n")
    options = Options(
        source=tmp_path / "source", out=tmp_path / "out", formats=("html",), allow_untested=True
    )

    def absent(*words: object, **named: object) -> None:
        raise ValidatorUnavailable("it did not answer")

    with monkeypatch.context() as patch:
        patch.setattr("everyreader.checks.validators.jvm.Jvm.ask", absent)
        [result] = build_all(options, lambda line: None)
    assert result.exit_code == 0 and any(one.required for one in result.untested)
    [result] = build_all(options, lambda line: None)
    assert result.status is Status.PUBLISHED and not any(one.required for one in result.untested)
    [result] = build_all(options, lambda line: None)
    assert result.kept


def test_a_build_makes_what_changed_and_nothing_else(tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / "source" / name).mkdir(parents=True)
        text = FRONT_MATTER.replace("urn:x-test:statement", f"urn:x-test:{name}")
        (tmp_path / "source" / name / "statement.md").write_text(f"{text}# A Title\n\nText.\n")
    options = Options(source=tmp_path / "source", out=tmp_path / "out", formats=("plain-text",))

    def built() -> list[str]:
        said: list[str] = []
        results = build_all(options, said.append)
        assert [one.exit_code for one in results] == [0, 0], [one.summary() for one in results]
        return sorted(line for line in said if line.endswith(": reading"))

    assert built() == ["first: reading", "second: reading"]
    places = {name: (tmp_path / "out" / name).resolve() for name in ("first", "second")}
    text = tmp_path / "source" / "second" / "statement.md"
    text.write_text(text.read_text().replace("Text.", "Text, and more."))
    assert built() == ["second: reading"]
    assert (tmp_path / "out" / "first").resolve() == places["first"]
    assert "Text, and more." in (tmp_path / "out" / "second" / "second.txt").read_text()
    assert built() == []


def test_a_build_without_flags_ends_before_the_command_line_is_loaded(
    everyreader: Callable[..., Run], options: Options, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the folder where it is run: ``source`` and ``build``."""
    shutil.move(options.out, tmp_path / "build")
    monkeypatch.chdir(tmp_path)
    _kept(Options())
    there = everyreader("build", PYTHONPATH=str(ROOT), PYTHONPROFILEIMPORTTIME="1")
    assert there.out.startswith(SAID)
    assert "everyreader.line.unchanged" in there.err and "invoke" not in there.err
