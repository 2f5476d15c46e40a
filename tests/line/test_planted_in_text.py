"""A fault planted in a finished text file is found when that file is read back, whatever the writer did."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from everyreader.checks.rules import judge_reading
from everyreader.formats.plain_text.read.reader import read_back
from everyreader.formats.plain_text.write.writer import write
from everyreader.model.findings import Outcome, Rendition
from everyreader.model.publication import Publication
from everyreader.source import read_statement
from tests.conftest import OWN

Change = Callable[[str], str]


@pytest.fixture(scope="module")
def own() -> Publication:
    return read_statement(OWN)


def failed(publication: Publication, folder: Path, change: Change) -> set[str]:
    path = folder / "finished.txt"
    write(publication, path)
    path.write_bytes(change(path.read_text("utf-8")).encode("utf-8", "surrogateescape"))
    verdicts = judge_reading(publication, Rendition("plain-text"), read_back(path))
    return {one.rule.id for one in verdicts if one.outcome is Outcome.FAILED}


def swap(old: str, new: str) -> Change:
    def change(text: str) -> str:
        assert text.count(old) == 1, old
        return text.replace(old, new)

    return change


def rewrite(pattern: str, new: str) -> Change:
    def change(text: str) -> str:
        made, count = re.subn(pattern, new, text, flags=re.MULTILINE)
        assert count == 1, pattern
        return made

    return change


def wrapped(text: str) -> str:
    return "".join(
        f"{textwrap.fill(one, 72)}\n" if len(one) > 300 and one[0] != " " else f"{one}\n"
        for one in text.splitlines()
    )


SENTENCE = (
    "We must be clear that these hostages are being released thanks to diplomacy rather than military force. "
)
NEXT = "Those who cheered on Israel's bombardment of Gaza"
IN_OWN: list[tuple[str, set[str], Change]] = [
    ("nothing", set(), lambda text: text),
    ("a word changed", {"TXT-003"}, swap("these hostages are", "those hostages are")),
    ("a word lost", {"TXT-003"}, swap("an agreed pause", "a pause")),
    ("a sentence dropped", {"TXT-003"}, swap(SENTENCE, "")),
    ("two sentences swapped", {"TXT-003"}, swap(SENTENCE + NEXT, NEXT + SENTENCE)),
    ("a dash made a hyphen", {"TXT-003"}, swap("captivity – and", "captivity - and")),
    ("a paragraph dropped", {"TXT-001"}, rewrite(r"^Now that it is here.*\n\n", "")),
    ("a paragraph nobody wrote", {"TXT-002"}, lambda text: f"{text}\nSubscribe to our newsletter.\n"),
    ("two paragraphs swapped", {"TXT-004"}, rewrite(r"^(We must be.*\n)\n(Now that.*\n)", r"\2\n\1")),
    ("a heading flattened", {"HDG-001"}, rewrite(r"(  2\) Dip.*\n) *-+\n", r"\1")),
    ("a heading of another level", {"HDG-005"}, rewrite(r"^(  2\) Dip.*\n) *-+\n", r"\1     =======\n")),
    ("a paragraph made a heading", {"HDG-008"}, swap("November 21, 2023\n", "November 21, 2023\n-----\n")),
    ("a point counted otherwise", {"LST-004"}, swap("  2) Dip", "  4) Dip")),
    ("a list's points made paragraphs", {"LST-001", "LST-002"}, rewrite(r"^  1\) (Max.*\n) *-+\n\n *(The.*\n)", r"\1-----\n\n\2")),
    ("a list split", {"LST-002"}, rewrite(r"\n(  2\) Dip)", r"\n\n\1")),
    ("lines wrapped for a narrow window", {"STR-005"}, wrapped),
    ("line ends of Windows", {"DOC-058"}, lambda text: text.replace("\n", "\r\n")),
    ("a mark before the text", {"DOC-057"}, lambda text: f"\ufeff{text}"),
    ("an invisible space", {"DOC-059"}, swap("“indiscriminate”", "“indis\u200bcriminate”")),
    ("bytes of Windows-1252", {"DOC-056", "TXT-003"}, lambda text: text.encode("cp1252").decode("utf-8", "surrogateescape")),
]  # fmt: skip
IN_RICH: list[tuple[str, set[str], Change]] = [
    ("nothing", set(), lambda text: text),
    ("a note's mark lost", {"NTE-002"}, swap("measured.[2]", "measured.")),
    ("a note's mark moved", {"NTE-002"}, swap("was measured.[2]", "was[2] measured.")),
    ("a note lost", {"TXT-001", "TXT-003"}, rewrite(r"\n\[2\] Counted.*\n", "")),
    ("two notes swapped", {"TXT-004"}, rewrite(r"^\[1\] (The.*)\n\n\[2\] (Cou.*)", r"[1] \2\n\n[2] \1")),
    ("all notes among the text", {"TXT-001", "TXT-002", "TXT-003"}, rewrite(r"^\[Notes\]\n\n", "")),
    ("a picture's words lost", {"ALT-005"}, rewrite(r"^\[Image: Map.*\n\n", "")),
    ("a picture without words", {"ALT-005", "ALT-007"}, rewrite(r"^\[Image: Map.*\]", "[Image]")),
    ("a picture's words changed", {"ALT-006"}, swap("fills a blue can", "fills a red can")),
    ("a formula's words lost", {"ALT-005"}, swap("[Formula: p over n]", "")),
    ("a caption made a paragraph", {"STR-001"}, rewrite(r"^\[Caption: (.*)\]$", r"\n\1")),
    ("an address lost", {"LNK-009"}, swap(" <https://example.org/report>", "")),
    ("an address in a note changed", {"LNK-009"}, swap("example.org/summary", "example.com/summary")),
    ("what an abbreviation stands for lost", {"TXT-003"}, swap(" (carbon dioxide)", "")),
    ("a lowered figure lost", {"TXT-003"}, swap("CO₂", "CO")),
    ("a cell changed", {"TXT-003"}, swap("Wells: 12", "Wells: 21")),
    ("a cell without its heading", {"TXT-003"}, swap("Wells: 12", "12")),
    ("two rows swapped", {"TAB-003", "TXT-004"}, rewrite(r"(District: Kissi\n.*\n.*\n)\n(District: Bo\n.*\n.*\n)", r"\2\n\1")),
    ("two rows made one", {"TAB-003"}, swap("4,800\n\n", "4,800\n")),
    ("a table's end lost", {"STR-004", "TXT-001", "TXT-003"}, swap("[End of table]\n\n", "")),
    ("a quotation made a paragraph", {"QUO-001"}, rewrite(r"^> (Water is the first.*)\n>\n", r"\1\n\n")),
    ("a definition made a paragraph", {"QUO-001", "STR-001"}, rewrite(r"^(Aquifer)\n:   (.*)$", r"\1\n\n\2")),
    ("code made a paragraph", {"STR-001"}, rewrite(r"^```\n(for.*)\n(.*)\n```$", r"\1\n\2")),
    ("space in code lost", {"TXT-003"}, swap("district.name,  district", "district.name, district")),
    ("an inner list made an outer one", {"LST-001", "LST-002"}, rewrite(r"^ +(• Pay.*\n)", r"  \1")),
    ("a small heading made words", {"HDG-001"}, swap("### How to read", "How to read")),
]  # fmt: skip


def named(table: list[tuple[str, set[str], Change]]) -> list[object]:
    return [pytest.param(rules, change, id=what) for what, rules, change in table]


@pytest.mark.parametrize(("rules", "change"), named(IN_OWN))
def test_faults_in_the_own_statement(
    rules: set[str], change: Change, own: Publication, tmp_path: Path
) -> None:
    assert failed(own, tmp_path, change) == rules


@pytest.mark.parametrize(("rules", "change"), named(IN_RICH))
def test_faults_in_the_rich_statement(
    rules: set[str], change: Change, rich: Publication, tmp_path: Path
) -> None:
    assert failed(rich, tmp_path, change) == rules
