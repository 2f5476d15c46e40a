"""``check``: what stands is read back and validated again, whoever built it."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from everyreader.checks.rules import judge_reading
from everyreader.checks.rules.edition.files import read_edition
from everyreader.checks.validators import VALIDATORS
from everyreader.model.findings import Outcome, Rendition
from everyreader.publishing import manifest
from everyreader.source import read_file
from tests.conftest import OWN, Built, Run


@pytest.fixture
def copy(built: Built, tmp_path: Path) -> Path:
    """The published edition, copied to where there is no source."""
    return Path(shutil.copytree(built.own, tmp_path / "copied" / OWN.name))


def test_a_copied_edition_is_found_whole(everyreader: Callable[..., Run], copy: Path) -> None:
    run = everyreader("check", "--path", copy, "--format", "json")
    assert run.exit_code == 0, run
    [result] = json.loads(run.out)
    assert [one["rule"] for one in result["findings"] if one["outcome"] != "cantTell"] == []
    assert len(result["validators"]) == 6


def book(edition: Path, old: str, new: str) -> None:
    _in_zip(edition / f"{OWN.name}.epub", "text.xhtml", old, new)


def talking_book(edition: Path, old: str, new: str) -> None:
    _in_zip(edition / f"{OWN.name}-daisy202.zip", "ncc.html", old, new)


def _in_zip(path: Path, name: str, old: str, new: str) -> None:
    with zipfile.ZipFile(path) as archive:
        members = [(info, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(path, "w") as archive:
        for info, data in members:
            changed = data.replace(old.encode(), new.encode(), 1) if info.filename.endswith(name) else data
            archive.writestr(info, changed)


def page(edition: Path, old: str, new: str) -> None:
    path = edition / f"{OWN.name}.html"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def large_print(edition: Path) -> None:
    with pikepdf.open(edition / f"{OWN.name}-large-print.pdf", allow_overwriting_input=True) as pdf:
        pdf.Root.MarkInfo.Marked = False
        pdf.save()


def test_one_fault_for_each_validator_and_its_report_kept(
    everyreader: Callable[..., Run], copy: Path, tmp_path: Path
) -> None:
    book(copy, "</body>", '<p id="twice">x</p><p id="twice"><img src="missing.png"/></p></body>')
    page(copy, "</main>", '<p style="color:#ccc;background:#fff">Faint.</p><img src="data:,"></main>')
    large_print(copy)
    talking_book(copy, "<body>", "<body><marquee>x</marquee>")
    run = everyreader("check", "--path", copy, "--report", tmp_path / "report", "--no-recognition")
    assert run.exit_code == 1, run
    found = json.loads((tmp_path / "report" / OWN.name / "findings.json").read_text())
    assert {one["name"]: one["outcome"] for one in found["validators"]} == dict.fromkeys(
        (one.name for one in VALIDATORS), "failed"
    )
    raw = tmp_path / "report" / OWN.name / "raw"
    for one in found["validators"]:
        assert all((raw / name).stat().st_size > 100 for name in one["raw"])
    assert "EDN-001 file-changed" in {one["rule"] for one in found["findings"]}


def test_a_single_file_is_compared_with_a_statement(everyreader: Callable[..., Run], copy: Path) -> None:
    book(copy, "these hostages are", "those hostages are")
    run = everyreader("check", "--path", copy / f"{OWN.name}.epub", "--against", OWN / "statement.md")
    assert run.exit_code == 1
    assert "TXT-003 words-changed" in run.out
    assert "th[e|o]se hostages" in run.out


def test_a_foreign_file_without_a_statement_is_validated(
    everyreader: Callable[..., Run], copy: Path, tmp_path: Path
) -> None:
    foreign = tmp_path / "foreign.pdf"
    large_print(copy)
    shutil.copyfile(copy / f"{OWN.name}-large-print.pdf", foreign)
    run = everyreader("check", "--path", foreign)
    assert run.exit_code == 1
    assert "VERAPDF/" in run.out


def test_a_foreign_recording_is_measured(everyreader: Callable[..., Run], copy: Path, tmp_path: Path) -> None:
    """Cut off in the middle: what the file says of its own length is not believed."""
    whole = (copy / f"{OWN.name}.mp3").read_bytes()
    (tmp_path / "foreign.mp3").write_bytes(whole[: len(whole) // 2])
    run = everyreader("check", "--path", tmp_path / "foreign.mp3")
    assert run.exit_code == 1
    assert "AUD-008 audio-cut" in run.out


@pytest.mark.parametrize(
    "tamper",
    [
        lambda edition: (edition / f"{OWN.name}.mp3").unlink(),
        lambda edition: (edition / "edition.json").unlink(),
        lambda edition: (edition / "edition.json").write_text('{"name": "../elsewhere"}'),
        lambda edition: (edition / f"{OWN.name}.m4b").write_bytes(b"junk"),
    ],
    ids=["a file is gone", "no description", "a description of something else", "a file is another"],
)
def test_new_sums_do_not_hide_what_is_not_as_it_was_published(
    copy: Path, tamper: Callable[[Path], object]
) -> None:
    tamper(copy)
    manifest.write_sums(copy)
    publication = read_file(copy / "statement.md", name=OWN.name, images=False)
    verdicts = judge_reading(publication, Rendition.EDITION, read_edition(copy, publication, OWN.parent))
    assert [one.rule.id for one in verdicts if one.outcome is Outcome.FAILED] == ["EDN-001"]
