"""What the doctor says."""

from __future__ import annotations

from pathlib import Path

from everyreader.tools import status

FETCHED = {"fonts", "verapdf", "daisy", "vnu", "ace", "axe", "browser"}


def test_on_this_machine_every_tool_is_present() -> None:
    assert [status for status in status.doctor() if not status.present] == []


def test_what_was_not_fetched_is_absent_and_has_a_command_that_gets_it(empty_tools: Path) -> None:
    absent = {status.name: status.remedy for status in status.doctor() if not status.present}
    assert set(absent) == FETCHED
    assert [name for name, remedy in absent.items() if "-m everyreader.tools" not in remedy] == []


def test_versions_are_those_of_what_is_present(empty_tools: Path) -> None:
    versions = status.tool_versions()
    assert versions["pandoc"].startswith("3.")
    assert FETCHED.isdisjoint(versions)
