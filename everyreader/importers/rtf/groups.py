"""The groups of a Rich Text file: which hold text, which stand beside it, and which are for programs
alone."""

from __future__ import annotations

from dataclasses import dataclass, field

from everyreader.model.text import folded

# Said again in another form, or never shown: index entries, drawings for old programs, what fields of changes
# hold.
_DROPPED = ("shprslt", "nonshppict", "nonesttables", "nesttableprops", "xe", "tc", "tcn", "rxe")
_COMMENT_PARTS = ("atrfstart", "atrfend", "atnref", "atndate", "atnicn", "atntime")
_RAW = (
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "fldinst",
    "bkmkstart",
    "bkmkend",
    "pict",
    "sp",
    "sn",
    "sv",
)
_BOXES = ("shptxt", "dptxbxtext")
_NAMED = ("annotation", "atnauthor", "atnid", "revtbl", "moMath")
_FURNITURE = tuple(f"{name}{pages}" for name in ("header", "footer") for pages in ("", "l", "r", "f"))
KEPT = ("text", "note", "box", "label")  # kinds of groups whose words stay


@dataclass
class Stream:
    """Where words go: the text, a note, a box, or what is only named."""

    out: bytearray
    lines: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def end(self) -> None:
        line = "".join(self.said)
        self.said.clear()
        if line.strip():
            self.lines.append(line)

    def words(self) -> str:
        self.end()
        return folded(" ".join(self.lines))


@dataclass
class Group:
    """What holds in a group, and in the groups in it unless they say otherwise."""

    kind: str
    name: str
    stream: Stream
    font: int | None = None
    skipped: int = 1  # characters behind \\u for readers without Unicode
    hidden: bool = False
    deleted: bool = False
    revised: bool = False
    who: int = 0


def kind_of(above: Group, word: str, *, starred: bool) -> str:
    """What kind the group is that begins with ``word`` inside ``above``; ``starred`` ones may be passed
    over."""
    if above.kind == "dropped" or word in (*_DROPPED, *_COMMENT_PARTS):
        return "dropped"
    if above.kind == "named":
        return "dropped" if starred else "named"
    if word in _BOXES:
        return "box"
    if above.kind == "raw" and word != "moMath" or word in _RAW:
        return "raw"
    if above.kind == "upr":
        return "text" if word == "ud" else "dropped"
    if word in (*_NAMED, *_FURNITURE):
        return "named"
    kinds = {"footnote": "note", "listtext": "label", "upr": "upr"}
    return kinds.get(word, "raw" if starred else above.kind)
