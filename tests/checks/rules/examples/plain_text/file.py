"""DOC, STR, NTE: text files by themselves, as somebody else's, with one defect in their bytes or signs."""

from __future__ import annotations

from collections.abc import Callable

from everyreader.checks.rules import Verdict, judge_alone
from everyreader.formats.plain_text.read.reader import read_back
from everyreader.model.findings import Rendition
from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Example, Kit

TEXT = "A Title\n=======\n\nThe well is deep – 12 m.\n"
TABLE = "[Table: Depths]\n\nPlace: Bo\nDepth: 9 m\n\n[End of table]\n"
CODE = "```\ndig()\n```\n"
NOTED = "The well[1] is deep.\n\n[Notes]\n\n[1] At Bo.\n"


def alone(text: str | bytes) -> Callable[[Kit], tuple[Verdict, ...]]:
    """A foreign text file."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        path = kit.folder / "foreign.txt"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return judge_alone(Rendition("plain-text"), read_back(path))

    return verdicts


EXAMPLES = [
    *(
        Example(rule, PASSED, "a text in UTF-8 with LF", alone(TEXT))
        for rule in ("DOC-056", "DOC-057", "DOC-058", "DOC-059", "STR-004")
    ),
    Example("DOC-056", FAILED, "Windows-1252", alone((TEXT * 9).encode("cp1252"))),
    Example("DOC-056", FAILED, "UTF-16", alone(TEXT.encode("utf-16"))),
    Example("DOC-057", FAILED, "a mark before UTF-8", alone(TEXT.encode("utf-8-sig"))),
    Example("DOC-058", FAILED, "CRLF", alone(TEXT.replace("\n", "\r\n"))),
    Example("DOC-058", FAILED, "a lone carriage return", alone(TEXT.replace("=\n", "=\r"))),
    Example("DOC-058", FAILED, "no end of the last line", alone(TEXT.rstrip("\n"))),
    Example("DOC-059", FAILED, "a space of no width", alone(TEXT.replace("deep", "de\u200bep"))),
    Example("DOC-059", FAILED, "a control sign", alone(TEXT.replace("deep", "deep\x07"))),
    Example("DOC-059", FAILED, "a page's end", alone(TEXT.replace("\n\n", "\n\x0c\n"))),
    Example("DOC-059", FAILED, "a letter that was lost", alone(TEXT.replace("–", "\ufffd"))),
    Example(
        "DOC-059",
        PASSED,
        "joined emoji, and a flag",
        alone("👩\u200d🔬 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f\n"),
    ),
    Example("STR-004", FAILED, "a table without end", alone(TABLE.replace("[End of table]\n", ""))),
    Example("STR-004", FAILED, "the end of no table", alone(TABLE.replace("[Table: Depths]\n", ""))),
    Example("STR-004", FAILED, "code without end", alone(CODE.removesuffix("```\n"))),
    Example("STR-004", PASSED, "a table and code", alone(TABLE + CODE)),
    Example("NTE-011", FAILED, "a mark of no note", alone(NOTED.replace("deep", "deep[2]"))),
    Example("NTE-011", FAILED, "a note of no mark", alone(NOTED + "\n[2] At Kissi.\n")),
    Example("NTE-011", PASSED, "a note and its mark", alone(NOTED)),
    Example("NTE-011", INAPPLICABLE, "a number in brackets", alone("The well [1] is deep.\n")),
    Example("ALT-007", FAILED, "what a mail program leaves of a picture", alone("[cid:image001.png@01DA]\n")),
    Example("ALT-007", FAILED, "a picture's name for its words", alone("[image: well-2.png]\n")),
    Example("ALT-007", PASSED, "a picture in words", alone("[Image: A well.]\n")),
]
