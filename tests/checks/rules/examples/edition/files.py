"""The edition's folder, its sums and what it says of itself."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from everyreader.publishing import manifest
from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Example, Kit
from tests.checks.rules.small_edition import (
    NAME,
    among_others,
    another,
    as_made,
    described,
    edition,
    in_file,
    of_file,
)
from tests.checks.rules.tagged import chapter, mp3

MP3, M4B, PDF, EPUB = f"{NAME}.mp3", f"{NAME}.m4b", f"{NAME}-large-print.pdf", f"{NAME}.epub"


def _sums(change) -> object:
    def edit(folder: Path) -> None:
        path = folder / manifest.SUMS
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")

    return edit


def _picture(path: Path, width: int, height: int, *, plain: bool = True) -> None:
    picture = Image.new("RGB", (width, height), "white")
    if not plain:
        picture.paste((20, 60, 90), (0, 0, width // 2, height))
    picture.save(path, "PNG")


def _source(statement: str):
    def look(kit: Kit):
        home = kit.folder / "source" / NAME
        home.mkdir(parents=True)
        look = edition()
        (home / "statement.md").write_text(statement, encoding="utf-8")
        return look(kit)

    return look


def _same_source(kit: Kit):
    def keep(folder: Path) -> None:
        home = kit.folder / "source" / NAME
        home.mkdir(parents=True)
        (home / "statement.md").write_bytes((folder / "statement.md").read_bytes())

    return edition(keep)(kit)


def _capitals(text: str) -> str:
    return "".join(line[:64].upper() + line[64:] for line in text.splitlines(keepends=True))


def _reversed(text: str) -> str:
    return "".join(line + "\n" for line in reversed(text.splitlines()))


def _without(name: str):
    return lambda text: "".join(
        line for line in text.splitlines(keepends=True) if not line.endswith(f"  {name}\n")
    )


def _later(one) -> None:
    one.start_time += 2_000


def _renamed(one) -> None:
    one.sub_frames["TIT2"].text = ["Elsewhere"]


_FAULTS = [
    (
        "EDN-004",
        "a file that nobody asked for",
        lambda folder: (folder / "draft.docx").write_bytes(b"PK"),
        True,
    ),
    ("EDN-004", "a file of the system", lambda folder: (folder / ".DS_Store").write_bytes(b"\0"), True),
    ("EDN-005", "no report", lambda folder: (folder / "report" / "findings.json").unlink(), True),
    (
        "EDN-005",
        "a report that cannot be read",
        lambda folder: (folder / "report" / "findings.json").write_text("{"),
        True,
    ),
    ("EDN-005", "no page of the report", lambda folder: (folder / "report" / "index.html").unlink(), True),
    ("EDN-009", "the e-book of another statement", another(".epub"), True),
    ("EDN-009", "the large print of another statement", another("-large-print.pdf"), True),
    ("EDN-009", "the page of another statement", another(".html"), True),
    ("EDN-010", "a chapter later in the MP3", lambda folder: chapter(1, _later)(folder / MP3), True),
    ("EDN-010", "another chapter in the MP3", lambda folder: chapter(1, _renamed)(folder / MP3), True),
    (
        "EDN-010",
        "no chapters in the MP3",
        lambda folder: mp3(lambda tag: tag.delall("CHAP"))(folder / MP3),
        True,
    ),
    (
        "EDN-011",
        "a cover that is no picture",
        lambda folder: (folder / "cover.png").write_bytes(b"cover"),
        True,
    ),
    ("EDN-011", "an empty cover", lambda folder: _picture(folder / "cover.png", 1600, 2400), True),
    ("EDN-011", "a tiny cover", lambda folder: _picture(folder / "cover.png", 60, 90, plain=False), True),
    (
        "EDN-035",
        "another statement's cover",
        lambda folder: _picture(folder / "cover.png", 1600, 2400, plain=False),
        True,
    ),
    ("EDN-012", "a page that is a picture", lambda folder: _picture(folder / f"{NAME}.html", 600, 900), True),
    (
        "EDN-012",
        "an e-book that is no zip",
        lambda folder: (folder / EPUB).write_bytes(b"not a zip at all"),
        True,
    ),
    (
        "EDN-012",
        "a large print that is broken",
        lambda folder: (folder / PDF).write_bytes(b"%PDF-1.7\nnothing"),
        True,
    ),
    ("EDN-006", "another number of bytes", of_file(EPUB, bytes=12), False),
    ("EDN-006", "another length", of_file(MP3, seconds=99.0), False),
    ("EDN-006", "no length", of_file(M4B, seconds=None), False),
    ("EDN-006", "another number of pages", of_file(PDF, pages=40), False),
    ("EDN-006", "another type", of_file(M4B, media_type="audio/mpeg"), False),
    ("EDN-006", "another role", of_file(MP3, role="audiobook"), False),
    ("EDN-007", "another title", described(lambda about: about.update(title="Another")), False),
    ("EDN-007", "another date", described(lambda about: about.update(date="2020-02-02")), False),
    ("EDN-007", "another publisher", described(lambda about: about.update(publisher="Another House")), False),
    ("EDN-007", "another language", described(lambda about: about.update(language="fr")), False),
    ("EDN-007", "another identifier", described(lambda about: about.update(identifier="urn:x:1")), False),
    ("EDN-007", "an author who is none", described(lambda about: about.update(author=["Somebody"])), False),
    (
        "EDN-008",
        "another voice",
        described(lambda about: about.update(voices=["SVOX Pico 0.1.1 (de-DE)"])),
        False,
    ),
    ("EDN-008", "no voice", described(lambda about: about.update(voices=[])), False),
    ("EDN-008", "no engine", described(lambda about: about.update(engine="")), False),
    ("EDN-014", "a format fewer", described(lambda about: about["formats"].remove("epub")), False),
    ("EDN-014", "a format that is none", described(lambda about: about["formats"].append("braille")), False),
    ("EDN-003", "sums in no order", _sums(_reversed), False),
    ("EDN-003", "a file without a sum", _sums(_without(EPUB)), False),
    ("EDN-003", "a line that is none", _sums(lambda text: text + "checked by hand\n"), False),
    ("EDN-003", "sums in capital letters", _sums(_capitals), False),
    ("EDN-003", "a file listed twice", _sums(lambda text: text + text.splitlines()[-1] + "\n"), False),
]
_ALL = tuple(f"EDN-{number:03}" for number in (1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 35))
EXAMPLES = [
    *(Example(rule, FAILED, what, edition(edit, seal=seal)) for rule, what, edit, seal in _FAULTS),
    Example(
        "EDN-001",
        FAILED,
        "a word changed",
        edition(lambda f: in_file(f / f"{NAME}.html", "five", "nine"), seal=False),
    ),
    Example("EDN-001", FAILED, "a file gone", edition(lambda f: (f / MP3).unlink(), seal=False)),
    Example("EDN-001", FAILED, "a file gone and new sums", edition(lambda f: (f / MP3).unlink())),
    Example("EDN-001", FAILED, "no description", edition(lambda f: (f / manifest.EDITION).unlink())),
    Example(
        "EDN-001",
        FAILED,
        "a description that is no JSON",
        edition(lambda f: (f / manifest.EDITION).write_text("{"), seal=False),
    ),
    Example("EDN-001", FAILED, "no sums", edition(lambda f: (f / manifest.SUMS).unlink(), seal=False)),
    Example("EDN-001", FAILED, "another sum", edition(_sums(lambda text: "0" * 64 + text[64:]), seal=False)),
    Example("EDN-002", FAILED, "a source that went on", _source("# Another\n")),
    Example("EDN-002", PASSED, "the same source", _same_source),
    Example("EDN-002", INAPPLICABLE, "no source at hand", as_made()),
    Example("EDN-013", PASSED, "named in the list", among_others()),
    Example("EDN-013", FAILED, "named otherwise in the list", among_others("Another Title")),
    Example("EDN-013", FAILED, "of another day in the list", among_others(day="2020-05-02")),
    Example("EDN-013", FAILED, "not in the list", among_others(listed=False)),
    Example("EDN-013", INAPPLICABLE, "no list beside it", as_made()),
    *(Example(rule, PASSED, "as it was made", as_made()) for rule in _ALL),
    *(
        Example(
            rule,
            INAPPLICABLE,
            "no description",
            edition(lambda f: (f / manifest.EDITION).unlink()),
            beside="EDN-001",
        )
        for rule in ("EDN-004", "EDN-006", "EDN-007", "EDN-008", "EDN-014")
    ),
    Example(
        "EDN-003",
        INAPPLICABLE,
        "no sums",
        edition(lambda f: (f / manifest.SUMS).unlink(), seal=False),
        beside="EDN-001",
    ),
    Example(
        "EDN-010", INAPPLICABLE, "one recording", edition(lambda f: (f / M4B).unlink()), beside="EDN-001"
    ),
    *(
        Example(
            rule, INAPPLICABLE, "no cover", edition(lambda f: (f / "cover.png").unlink()), beside="EDN-001"
        )
        for rule in ("EDN-011", "EDN-035")
    ),
]
