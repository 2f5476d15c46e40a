"""The chain by which a browser is found."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from everyreader.model.errors import MakerMissing
from everyreader.tools import browsers, places


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tools folder with the npm packages and the browser that one of them holds."""
    folder = tmp_path_factory.mktemp("tools")
    (folder / "node_modules").symlink_to(places.npm_module("@sparticuz/chromium").parents[1])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EVERYREADER_TOOLS", str(folder))
        browsers.unpack_npm_browser()
    return folder


@pytest.fixture
def npm_tools_only(unpacked: Path, empty_tools: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, on a machine where no browser is installed, with nothing remembered."""
    for name in ("node_modules", "chromium"):
        (empty_tools / name).symlink_to(unpacked / name)
    monkeypatch.setattr(browsers, "INSTALLED_NAMES", ())
    monkeypatch.setattr(browsers, "INSTALLED_PLACES", ())
    return empty_tools


def test_a_named_browser_that_is_not_there_is_an_error_that_says_who_named_it(
    empty_tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVERYREADER_BROWSER", "/nowhere/chromium")
    with pytest.raises(MakerMissing, match=r"EVERYREADER_BROWSER names \(/nowhere/chromium\)"):
        browsers.browser()


def test_a_named_program_that_is_no_browser_is_refused(
    empty_tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVERYREADER_BROWSER", shutil.which("true"))
    with pytest.raises(MakerMissing, match="1 tried, none started"):
        browsers.browser()


def test_a_named_browser_comes_before_every_other(empty_tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVERYREADER_BROWSER", shutil.which("true"))
    assert [one.route for one in browsers.candidates()] == ["named"]


def test_where_none_is_installed_the_npm_package_gives_one_that_draws(npm_tools_only: Path) -> None:
    found = browsers.browser()
    assert (found.route, found.executable) == ("npm", npm_tools_only / "chromium" / "chromium")


def test_the_choice_is_remembered(npm_tools_only: Path) -> None:
    assert browsers.browser() == browsers.remembered()


def test_a_browser_that_was_replaced_is_not_trusted(npm_tools_only: Path) -> None:
    found = browsers.browser()
    os.utime(found.executable, (1, 1))
    assert browsers.remembered() is None


def test_another_browser_asked_for_later_is_not_answered_with_the_remembered_one(
    npm_tools_only: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browsers.browser()
    monkeypatch.setenv("EVERYREADER_BROWSER", "/nowhere/chromium")
    assert browsers.remembered() is None


def test_a_broken_memory_is_no_memory(empty_tools: Path) -> None:
    (empty_tools / browsers.CHOICE).write_text(json.dumps({"browser": {}}))
    assert browsers.remembered() is None


def test_a_browser_that_draws_no_text_is_refused(
    npm_tools_only: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (npm_tools_only / "none.conf").write_text("<fontconfig></fontconfig>")
    blind = npm_tools_only / "blind"
    program = npm_tools_only / "chromium" / "chromium"
    blind.write_text(f'#!/bin/sh\nFONTCONFIG_FILE={npm_tools_only}/none.conf exec {program} "$@"\n')
    blind.chmod(0o755)
    monkeypatch.setenv("EVERYREADER_BROWSER", str(blind))
    monkeypatch.setenv("LD_LIBRARY_PATH", str(npm_tools_only / "chromium" / "al2023" / "lib"))
    said: list[str] = []
    with pytest.raises(MakerMissing):
        browsers.resolve(said.append)
    assert said == ["browser: named, blind: it draws no text: no fonts"]
