"""LNK, TXT, STR: a text file beside its statement, with one change in what it says in words."""

from __future__ import annotations

from collections.abc import Callable

from everyreader.checks.rules import Verdict, judge_reading
from everyreader.formats.plain_text.read.reader import read_back
from everyreader.formats.plain_text.write.writer import write
from everyreader.model.findings import Rendition
from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Example, Kit

LINK = "# A Title\n\nSee [the report](https://example.org/report) or <https://example.org/>.\n"
STRUCK = "# A Title\n\nThere are ~~four~~ five wells.\n"
LINES = "# A Title\n\nThe well is deep,\\\nits water cold.\n\nThe rope is long, and it is old.\n"
PLAIN = "# A Title\n\nThe well is deep.\n"


def changed(old: str, new: str, text: str) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The text file of ``text``, in which ``new`` stands in the place of ``old``."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        publication, path = kit.statement(text), kit.folder / "small.txt"
        write(publication, path)
        said = path.read_text("utf-8")
        if old not in said:
            raise ValueError(f"{old!r} is not in {said!r}")
        path.write_text(said.replace(old, new), "utf-8")
        return judge_reading(publication, Rendition("plain-text"), read_back(path))

    return verdicts


def same(text: str) -> Callable[[Kit], tuple[Verdict, ...]]:
    return changed("", "", text)


EXAMPLES = [
    Example("LNK-009", PASSED, "an address behind the words, and one that is them", same(LINK)),
    Example("LNK-009", INAPPLICABLE, "no link", same(PLAIN)),
    Example("LNK-009", FAILED, "no address", changed(" <https://example.org/report>", "", LINK)),
    Example("LNK-009", FAILED, "another address", changed("/report>", "/retort>", LINK)),
    Example(
        "LNK-009",
        FAILED,
        "behind other words",
        changed("report <https://example.org/report> or", "report or <https://example.org/report>", LINK),
    ),
    Example(
        "LNK-009",
        FAILED,
        "an address that nobody wrote",
        changed("deep", "deep <https://example.org/>", PLAIN),
    ),
    Example("TXT-007", PASSED, "words that are struck out", same(STRUCK)),
    Example("TXT-007", INAPPLICABLE, "none", same(PLAIN)),
    Example("TXT-007", FAILED, "as if they stood", changed("[Struck out: four]", "four", STRUCK)),
    Example("TXT-007", FAILED, "too many", changed("out: four] five", "out: four five]", STRUCK)),
    Example("STR-005", PASSED, "a broken line and a whole one", same(LINES)),
    Example("STR-005", FAILED, "a line that is not broken", changed("deep,\n", "deep, ", LINES)),
    Example("STR-005", FAILED, "a paragraph wrapped", changed("long, ", "long,\n", LINES)),
]
