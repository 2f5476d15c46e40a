"""The table of outcomes (docs/tasks.md): what a user gets for every kind of bad input. One line, the right
status, nothing lost."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.conftest import FRONT_MATTER, Run

ROOT = Path(__file__).parent.parent
DOORS = {
    "everyreader": (sys.executable, "-m", "everyreader"),
    "invoke": (sys.executable, "-m", "invoke"),  # it looks for tasks.py in the folder it is called in
    "inv": (sys.executable, str(ROOT / "inv")),
}
GOOD = FRONT_MATTER + "# A Title\n\nText.\n"

# name: (file's content, exit status, what the one line says)
SOURCES: dict[str, tuple[bytes, int, str]] = {
    "no front matter": (b"# A Title\n\nText.\n", 2, "statement.md:1: "),
    "a missing image": ((GOOD + "\n![A well.](well.png)\n").encode(), 2, "statement.md:13: "),
    "an image without alternative text": (
        (GOOD + "\n![](dot.png)\n").encode(),
        1,
        "statement.md:13: error: ",
    ),
    "an unknown key": (GOOD.replace("publisher:", "publischer:").encode(), 2, "statement.md:4: "),
    "a wrong language code": (
        GOOD.replace("language: en", "language: english").encode(),
        2,
        "statement.md:5: ",
    ),
    "unreadable text": (GOOD.encode() + b"\xff\xfe\n", 2, "statement.md:12: "),
    "an empty file": (b"", 2, "statement.md: "),
    "a link without destination": (
        (GOOD + "\nRead [our report](#).\n").encode(),
        1,
        "statement.md:13: error: ",
    ),
    "raw HTML": ((GOOD + "\n<script>alert(1)</script>\n").encode(), 2, "statement.md:13: "),
}


def source(folder: Path, content: bytes) -> None:
    statement = folder / "source" / "small"
    statement.mkdir(parents=True)
    (statement / "statement.md").write_bytes(content)
    shutil.copyfile(
        Path(__file__).parent / "checks/rules/source/ALT-001-alternative-missing/photo-7.png",
        statement / "dot.png",
    )


def lines(run: Run) -> list[str]:
    """What was said, progress apart."""
    return [line for line in (run.out + run.err).splitlines() if not line.startswith("[")]


def by_doors(names: Iterable[str]) -> list[tuple[str, str]]:
    """Everything by the installed command; by the other doors, behind which is the same, one thing each."""
    first, *others = names
    return [*((first, door) for door in DOORS), *((name, "everyreader") for name in others)]


@pytest.mark.parametrize(("name", "door"), by_doors(SOURCES))
def test_a_bad_source(everyreader: Callable[..., Run], tmp_path: Path, name: str, door: str) -> None:
    content, status, said = SOURCES[name]
    source(tmp_path, content)
    before = tmp_path / "build" / "small"
    before.mkdir(parents=True)
    (before / "edition.json").write_text("published before")
    run = everyreader("build", "--source", tmp_path / "source", "--out", tmp_path / "build", door=DOORS[door])
    assert run.exit_code == status
    assert any(said in line for line in lines(run)), run
    assert "Traceback" not in run.out + run.err
    assert [path.name for path in before.iterdir()] == ["edition.json"]
    assert (before / "edition.json").read_text() == "published before"


WRONG_USAGE = {
    "a mistyped flag": ("build", "--sorce", "source"),
    "a mistyped task": ("biuld",),
    "a bad number": ("build", "--jobs", "many"),
    "an unknown statement": ("build", "--statement", "nothing"),
    "an unknown format": ("build", "--formats", "docx"),
    "an unknown engine": ("build", "--engine", "parrot"),
    "no source": ("build", "--source", "nowhere"),
    "no edition to check": ("check", "--out", "nowhere"),
    "a file of an unknown kind": ("check", "--path", "source/small/statement.md"),
    "an import without what it needs": ("add", "note.txt"),
}


@pytest.mark.parametrize(("name", "door"), by_doors(WRONG_USAGE))
def test_wrong_usage_is_said_at_once_with_status_2(
    everyreader: Callable[..., Run], tmp_path: Path, name: str, door: str
) -> None:
    source(tmp_path, GOOD.encode())
    (tmp_path / "note.txt").write_text("The well is open.\n\nIts water is good.\n", encoding="utf-8")
    run = everyreader(*WRONG_USAGE[name], door=DOORS[door])
    said = lines(run)
    assert (run.exit_code, said[0].partition(" ")[0]) == (2, "everyreader:"), run
    assert all(line.startswith("  ") for line in said[1:])  # what else is asked for and known, an item a line
    assert not (tmp_path / "build").exists()


def tools_without(folder: Path, *names: str) -> str:
    """A tools folder that lacks some of them, as on a machine where they could not be had."""
    from everyreader.tools.places import tools_folder

    less = folder / "tools"
    less.mkdir()
    for path in tools_folder().iterdir():
        if not path.name.startswith(names):
            (less / path.name).symlink_to(path)
    for name in names:
        (less / name).write_bytes(b"not the tool")
    return str(less)


def test_a_missing_validator_is_untested_and_nothing_is_published(
    everyreader: Callable[..., Run], tmp_path: Path
) -> None:
    source(tmp_path, GOOD.encode())
    tools = tools_without(tmp_path, "verapdf-1.28.2.jar")
    run = everyreader("build", "--formats", "large-print", EVERYREADER_TOOLS=tools)
    assert run.exit_code == 2
    assert any(line.startswith("untested: veraPDF") for line in lines(run)), run
    assert not (tmp_path / "build" / "small").exists()


def test_a_missing_validator_can_be_allowed_and_the_edition_says_so(
    everyreader: Callable[..., Run], tmp_path: Path
) -> None:
    source(tmp_path, GOOD.encode())
    tools = tools_without(tmp_path, "verapdf-1.28.2.jar")
    run = everyreader("build", "--formats", "large-print", "--allow-untested", EVERYREADER_TOOLS=tools)
    assert run.exit_code == 0, run
    edition = tmp_path / "build" / "small"
    assert json.loads((edition / "edition.json").read_text())["untested"] == ["veraPDF"]
    assert "veraPDF" in (edition / "index.html").read_text()
    assert json.loads((edition / "report" / "findings.json").read_text())["summary"]["untested"] == [
        "veraPDF"
    ]


def test_a_missing_maker_is_one_line_with_the_command_that_gets_it(
    everyreader: Callable[..., Run], tmp_path: Path
) -> None:
    source(tmp_path, GOOD.encode())
    (tmp_path / "tools").mkdir()
    run = everyreader(
        "build",
        EVERYREADER_TOOLS=str(tmp_path / "tools"),
        PATH="/nowhere",
        HTTPS_PROXY="http://127.0.0.1:9",
        HTTP_PROXY="http://127.0.0.1:9",
        npm_config_registry="http://127.0.0.1:9",
    )
    assert run.exit_code == 2
    assert any("is missing; get it with: " in line for line in lines(run)), run
    assert not (tmp_path / "build" / "small").exists()


@pytest.mark.parametrize(
    ("module", "distribution"), [("pypandoc", "pypandoc_binary"), ("typst", "typst"), ("lameenc", "lameenc")]
)
def test_a_missing_library_is_one_line_too(
    everyreader: Callable[..., Run], tmp_path: Path, module: str, distribution: str
) -> None:
    source(tmp_path, GOOD.encode())
    without = f"import sys; sys.modules[{module!r}] = None; from everyreader.cli.tasks import main; main()"
    run = everyreader("build", door=(sys.executable, "-c", without))
    assert run.exit_code == 2, run
    assert any(
        f"{distribution} is missing; get it with: pip install {distribution}" in line for line in lines(run)
    ), run


def test_a_fault_in_the_program_is_one_line_and_the_traceback_in_a_log(
    everyreader: Callable[..., Run], tmp_path: Path
) -> None:
    """A program that breaks is made by taking a module away that it needs."""
    source(tmp_path, GOOD.encode())
    broken = (
        "import sys; sys.modules['everyreader.line.edition'] = None; from everyreader.cli.tasks import "
        "main; main()"
    )
    run = everyreader("build", door=(sys.executable, "-c", broken), XDG_STATE_HOME=str(tmp_path / "state"))
    assert (run.exit_code, len(lines(run))) == (70, 1), run
    log = next((tmp_path / "state").rglob("fault.log"))
    assert str(log) in run.err
    assert "Traceback" in log.read_text()


def test_some_formats_never_replace_a_full_edition(everyreader: Callable[..., Run], tmp_path: Path) -> None:
    source(tmp_path, GOOD.encode())
    full = tmp_path / "build" / "small"
    full.mkdir(parents=True)
    about = dict.fromkeys(("id", "name", "title", "publisher", "language", "engine"), "small")
    formats = ["epub", "html", "large-print", "audio"]
    (full / "edition.json").write_text(
        json.dumps({**about, "date": "2024-05-02", "files": [], "formats": formats})
    )
    run = everyreader("build", "--formats", "epub")
    assert (run.exit_code, len(lines(run))) == (2, 1), run
    assert [path.name for path in full.iterdir()] == ["edition.json"]


def test_a_folder_that_no_build_made_is_never_replaced(
    everyreader: Callable[..., Run], tmp_path: Path
) -> None:
    source(tmp_path, GOOD.encode())
    (tmp_path / "build" / "small").mkdir(parents=True)
    (tmp_path / "build" / "small" / "notes.txt").write_text("mine")
    run = everyreader("build")
    assert (run.exit_code, len(lines(run))) == (2, 1), run
    assert (tmp_path / "build" / "small" / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("out", ["source", "source/build", "."])
def test_editions_and_sources_do_not_lie_in_each_other(
    everyreader: Callable[..., Run], tmp_path: Path, out: str
) -> None:
    source(tmp_path, GOOD.encode())
    run = everyreader("build", "--out", out)
    assert (run.exit_code, len(lines(run))) == (2, 1), run
    assert (tmp_path / "source" / "small" / "statement.md").read_bytes() == GOOD.encode()


@pytest.mark.parametrize("name", ["index", "Report", "with space", "a#b", "n" * 101])
def test_a_name_that_files_or_addresses_cannot_bear_is_refused(
    everyreader: Callable[..., Run], tmp_path: Path, name: str
) -> None:
    source(tmp_path, GOOD.encode())
    (tmp_path / "source" / "small").rename(tmp_path / "source" / name)
    run = everyreader("build")
    assert (run.exit_code, len(lines(run))) == (2, 1), run
