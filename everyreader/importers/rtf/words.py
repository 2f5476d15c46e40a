"""Rich Text: its words as another reader than pandoc sees them, and the same file in a form that pandoc loses
no word of.

What pandoc drops or garbles (code pages, text boxes, tracked changes, headers, comments, breaks of pages and
sections) is put where it keeps it, or named with its words.
"""

from __future__ import annotations

from dataclasses import replace

from everyreader.importers.draft import Repairs, excerpt
from everyreader.importers.encodings import is_utf8
from everyreader.importers.office import cell_lines, columns
from everyreader.importers.office.page_furniture import NUMBER
from everyreader.importers.rtf.furniture import Furniture, Labels, is_furniture
from everyreader.importers.rtf.groups import KEPT, Group, Stream, kind_of
from everyreader.importers.rtf.tokens import CHARACTERS, SIGNS, CodePages, Token, apart, decoded, tokens
from everyreader.model.text import folded

_ENDS = ("par", "cell", "nestcell", "row", "sect", "page", "column")
_AS_PARAGRAPHS = ("sect", "page", "column", "nestcell")  # pandoc would glue what stands on either side
_SHOWN = (b"\\pict", b"\\footnote")
# The new file is in Unicode, with no table in a cell.
_NOT_SAID = ("uc", "ansicpg", "ansi", "mac", "pc", "pca", "itap")


class RichText:
    """One file: ``lines`` and ``aside`` are its words, ``labels`` those of its lists, ``data`` the file for
    pandoc."""

    def __init__(self, data: bytes) -> None:
        self.repairs = Repairs()
        self.aside: list[str] = []
        self.labels = Labels()
        self.pictures: list[int] = []  # the paragraph of each
        self._pages = CodePages()
        self._main = Stream(bytearray())
        self._stack = [Group("text", "", self._main)]
        self._boxes: list[Stream] = []
        self._bytes = bytearray()
        self._units: list[str] = []
        self._skip = 0
        self._opening: list[Token] = []  # an open brace whose destination is not yet known
        self._authors: list[str] = []
        self._author = self._property = self._raw = ""
        self._section = 1
        self._row_end = 0  # where the table last read ends in the new file, until words of a paragraph follow
        self._furniture = Furniture(data)
        self._in_table = False
        self._begins = 0  # where the paragraph begins in the new file
        self._is_utf8 = not data.isascii() and is_utf8(data)  # no program should write it so, some do
        self._change: tuple[str, int, list[str]] = ("", 0, [])
        for token in tokens(data):
            self._take(token)
        self._flush()
        self._end_paragraph()
        self.lines = tuple(self._main.lines)
        self.data = bytes(self._main.out)

    def _take(self, token: Token) -> None:
        if token.raw == b"{":
            self._open_waiting("")
            self._flush()
            self._opening = [token]
        elif self._opening and token.raw == b"\\*":
            self._opening.append(token)
        elif self._opening and token.text and not token.text.strip(b"\r\n"):
            pass  # a line's end between a brace and its destination
        else:
            if self._opening:
                self._open_waiting(token.word)
            self._read(token)

    def _open_waiting(self, word: str) -> None:
        if not self._opening:
            return
        if self._stack[-1].kind != "dropped" and word == "object":
            self._say("embedded file left out", "say in the text what it holds")
        starred, self._opening = len(self._opening) > 1, []
        above = self._stack[-1]
        kind = self._furniture.opened(self._stack, word, kind_of(above, word, starred=starred))
        if kind != "dropped" and word == "pict":
            self.pictures.append(len(self._main.lines) + 1)
        stream = above.stream
        if kind == "note" and kind != above.kind and self._row_end:
            self._main.out[self._row_end : self._row_end] = b"{\\pard " + columns.MARK.encode() + b"\\par}"
            self._row_end = 0
        if kind in ("note", "label") and kind != above.kind:
            stream = Stream(above.stream.out)
        elif kind != above.kind and kind in ("box", "named", "dropped"):
            stream = Stream(bytearray())
        own = word if kind != above.kind or word in ("sn", "sv", "pict") else ""
        self._stack.append(replace(above, kind=kind, name=own, stream=stream))
        if kind != "box" or above.kind == "box":
            stream.out += b"{\\*" if starred and word != "ud" else b"{"

    def _read(self, token: Token) -> None:
        group = self._stack[-1]
        if token.raw == b"}":
            self._flush()
            self._close()
        elif group.kind == "raw":
            self._raw += token.text.decode("latin-1")
            self._pages.read(token)
            text = token.text
            group.stream.out += token.raw if text.isascii() else decoded(text, self._page(group)).encode()
        elif token.word == "u" and token.number is not None:
            self._decode()
            self._units.append(
                chr(token.number if 0xFFFF < token.number < 0x110000 else token.number % 0x10000)
            )
            self._skip = group.skipped
        elif token.byte:
            self._byte(token.byte)
        elif token.text:
            self._byte(token.text.replace(b"\r", b"").replace(b"\n", b""))
        elif token.word in CHARACTERS or token.raw in SIGNS:
            if self._skip:
                self._skip -= 1
                return
            self._decode()
            self._units.append(CHARACTERS.get(token.word) or SIGNS[token.raw])
        elif token.raw in (b"\\\\", b"\\{", b"\\}"):
            self._byte(token.raw[1:])
        else:
            self._flush()
            self._control(token, group)

    def _byte(self, data: bytes) -> None:
        skipped = min(self._skip, len(data))
        self._skip -= skipped
        self._bytes += data[skipped:]

    def _page(self, group: Group) -> str:
        return "utf-8" if self._is_utf8 else self._pages.of(group.font)

    def _decode(self) -> None:
        if self._bytes:
            self._units.append(decoded(bytes(self._bytes), self._page(self._stack[-1])))
            self._bytes.clear()

    def _flush(self) -> None:
        """What was read as characters goes where its group's words go."""
        self._decode()
        self._skip = 0
        text = "".join(self._units).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        self._units.clear()
        group = self._stack[-1]
        if not text or group.kind in ("dropped", "upr"):
            self._furniture.dropped(self._stack, text)
            return
        name = "deletion left out" if group.deleted else "hidden text left out" if group.hidden else ""
        if group.kind not in KEPT:
            if not group.deleted:
                group.stream.said.append(text)
            return
        self._changed(name or "insertion kept" * group.revised, group.who, text)
        if name:
            return
        group.stream.said.append(text)
        escaped = columns.marked(text).replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
        group.stream.out += escaped.encode()

    def _control(self, token: Token, group: Group) -> None:
        word, is_on = token.word, token.number != 0
        if word == "f" or word == "deff":
            group.font = token.number
        elif word == "plain":
            group.hidden = group.deleted = group.revised = False
        elif word == "uc":
            group.skipped = token.number if token.number is not None else 1
        elif word == "v":
            group.hidden = is_on
        elif word in ("deleted", "revised"):
            setattr(group, word, is_on)
        elif word in ("revauth", "revauthdel"):
            group.who = token.number or 0
        elif word == "chpgn" and group.kind == "named":
            group.stream.said.append(NUMBER)
        else:
            self._pages.read(token)
        if word in ("v", "deleted", "revised") or group.kind == "dropped":
            return
        gone = group.hidden or group.deleted
        if word in _ENDS or token.raw in (b"\\\n", b"\\\r", b"\\\r\n"):
            self._end(token, group, gone)
        elif word in ("tab", "line"):
            if not gone:
                group.stream.said.append(" ")
                mark = columns.MARK.encode() if word == "tab" else b""
                group.stream.out += mark + apart(token)
        elif word not in _NOT_SAID:
            self._row_end = 0 if word in ("trowd", "intbl") else self._row_end
            self._in_table = word == "intbl" or self._in_table and word != "pard"
            group.stream.out += (
                b"\\xcaps " if word == "caps" else apart(token)
            )  # pandoc would write capitals into the text

    def _end(self, token: Token, group: Group, gone: bool) -> None:
        if gone and token.word not in ("cell", "nestcell", "row"):
            return
        stream = group.stream
        in_cell = token.word == "cell"
        if stream is self._main and in_cell:
            self._place_boxes(before=b"\\par ")
        has_words = bool("".join(stream.said).strip())
        is_line = stream is self._main and self._in_table and token.word in ("", "par", "cell")
        holds = has_words or any(one in stream.out[self._begins :] for one in _SHOWN)
        if stream is self._main:
            self.labels.end(len(stream.lines) + 1, holds=holds or self._in_table)
        if is_line and not holds:
            stream.out += cell_lines.SIGN.encode()  # pandoc would drop it, and it holds lines of a cell apart
        stream.end()
        stream.out += b"\\par " if not token.word or token.word in _AS_PARAGRAPHS else apart(token)
        if stream is self._main:
            self._row_end = len(stream.out) if token.word == "row" else 0 if has_words else self._row_end
            self._end_paragraph(in_cell=in_cell)
            self._begins = len(stream.out)
        self._section += token.word == "sect"

    def _end_paragraph(self, *, in_cell: bool = False) -> None:
        self._changed("", 0, "")
        self._main.end()
        if not in_cell:
            self._place_boxes()

    def _place_boxes(self, before: bytes = b"") -> None:
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._main.end()
            self._main.lines += box.lines
            self._main.out += before + b"{\\pard " + box.out + b"\\par}"

    def _changed(self, name: str, who: int, text: str) -> None:
        """Words of one change are named together."""
        last, author, said = self._change
        if (last, author) == (name, who):
            said.append(text)
            return
        words = folded("".join(said))
        self._change = (name, who, [text])
        if not last or not words:
            return
        whose = self._authors[author] if 0 < author < len(self._authors) else "somebody"
        does = {"deletion left out": f"{whose} took out ", "insertion kept": f"{whose} put in "}.get(last, "")
        accepted = "; it is taken as accepted" if does else ""
        self._say(last, f"{does}“{excerpt(words, 200)}”{accepted}")

    def _close(self) -> None:
        if len(self._stack) == 1:
            return
        group = self._stack.pop()
        above = self._stack[-1]
        is_inner = group.stream is above.stream
        if group.name == "sn":
            self._property = self._raw.strip()
        elif group.name == "sv" and self._property == "gtextUNICODE" and self._raw.strip():
            self._box(Stream(bytearray(self._raw.strip().encode()), [self._raw.strip()]))
        self._raw = "" if group.kind == "raw" else self._raw
        if group.kind != "box" or is_inner:
            group.stream.out += b"}"
        if is_inner:
            return
        if group.kind == "note":
            self.aside.append(group.stream.words())
        elif group.kind == "label":
            self.labels.add(group.stream.words())
        elif group.kind == "box":
            group.stream.end()
            self._box(group.stream)
        elif group.kind == "named":
            self._named(group.name, group.stream.words())

    def _box(self, box: Stream) -> None:
        words = folded(" ".join(box.lines))
        if words or b"\\pict" in box.out:
            self._boxes.append(box)
        if words:
            self._say("text box kept", f"as paragraphs in their place: “{excerpt(words)}”")

    def _named(self, name: str, words: str) -> None:
        if name == "revtbl":
            self._authors = [one.strip() for one in words.split(";")]
        elif name in ("atnauthor", "atnid"):
            self._author = words if name == "atnauthor" or not self._author else self._author
        elif name == "moMath" and words:
            self._say("formula left out", f"it cannot be read; write it into the text: “{words}”")
        elif name == "annotation" and words:
            self._say("comment left out", f"{self._author or 'somebody'}: “{words}”")
            self._author = ""
        elif is_furniture(name) and (held := self._furniture.held(words)):
            section = f" of section {self._section}" if self._section > 1 else ""
            self._say(f"{name[:6]} left out", f"it stands on {self._furniture.pages(name)}{section}: {held}")

    def _say(self, name: str, message: str) -> None:
        self.repairs.say(name, len(self._main.lines) + 1, message)
