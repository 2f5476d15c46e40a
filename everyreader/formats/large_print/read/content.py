"""The pages' content streams → what each piece of marked content shows, and what is shown outside all of
it.

Works on any PDF: marked content as in ISO 32000-1, 14.6, forms as in 8.10. Text is in ``text_steps.py``,
paths and images in ``path_steps.py``.

No library interprets the streams, though four were tried on 65 files (12,868 pieces, 495,658 glyphs).
pdfminer.six tells every piece and place, and all glyphs but three, as they are told here. But it takes
9.5 seconds for 6.6, cannot read a file that was cut off (qpdf, which gives us the streams, mends it), and, at
work in place of these modules, saved 267 of 977 lines: what a mark means, how high a letter is and what a
font lacks or brings along is still ours. playa-pdf is faster (5.4 seconds), but is silent about marks that
hold nothing and is compiled, so that nothing can be added to it. MuPDF's trace tells no marks, and 2 in 100
glyphs otherwise; PDFium adds spaces of its own (8,271 pieces differ). MuPDF is the second witness all the
same: it draws the pages that ``pixels.py`` looks at.
"""

from __future__ import annotations

import math
import time
from dataclasses import replace

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from everyreader.formats.large_print.read.content_state import Found, Mark
from everyreader.formats.large_print.read.elements import Owner, inherited
from everyreader.formats.large_print.read.geometry import IDENTITY, Matrix, Operands, matrix, times
from everyreader.formats.large_print.read.pages import Pages, Shown
from everyreader.formats.large_print.read.path_steps import INLINE, PATH_STEPS, PathSteps
from everyreader.formats.large_print.read.text_steps import TEXT_STEPS, TextState, TextSteps
from everyreader.model.errors import MakerFailed

_DEEPEST_FORM = 12
_SECONDS, _SECONDS_A_PAGE = 300.0, 1.0  # a form that draws itself ten times ten times ten … would never end


def read_pages(pdf: pikepdf.Pdf) -> Pages:
    """What all pages show. Raises ``MakerFailed`` for pages that take longer than five minutes
    and a second for each."""
    found = Found(deadline=time.monotonic() + _SECONDS + _SECONDS_A_PAGE * len(pdf.pages))
    for number, page in enumerate(pdf.pages, 1):
        resources = inherited(page.obj, "/Resources", Dictionary())
        stream = _Stream(found, number, page.obj.objgen, resources, [])
        if "/Contents" in page.obj:
            stream.run(page, IDENTITY, TextState())
    return found.pages()


class _Stream(TextSteps, PathSteps):
    """The interpreter of one content stream."""

    def __init__(
        self,
        found: Found,
        page: int,
        owner: Owner,
        resources: Object,
        marks: list[Mark],
        depth: int = 0,
    ) -> None:
        super().__init__()
        self.parts = []
        self.found, self.page, self.owner, self.resources = found, page, owner, resources
        self.marks, self.depth = marks, depth
        self.saved: list[tuple[Matrix, TextState]] = []

    def run(self, stream: pikepdf.Page | Object, start: Matrix, text: TextState) -> None:
        if time.monotonic() > self.found.deadline:
            raise MakerFailed(f"page {self.page} of the PDF takes too long to read")
        self.matrix, self.text = start, text
        open_before = len(self.marks)
        for one in pikepdf.parse_content_stream(stream, _OPERATORS):
            step = _STEPS.get(str(one.operator))
            if step is not None:
                try:
                    step(self, one.operands)
                except (ArithmeticError, IndexError, TypeError, ValueError):
                    self.found.nonsense += 1  # an instruction that makes no sense is left out, as viewers do
        del self.marks[open_before:]

    # Graphics state

    def save(self, _: Operands) -> None:
        self.saved.append((self.matrix, self.text))

    def restore(self, _: Operands) -> None:
        if self.saved:
            self.matrix, self.text = self.saved.pop()

    def concatenate(self, operands: Operands) -> None:
        self.matrix = times(matrix(operands), self.matrix)

    # Marked content

    def keep(self, shown: Shown) -> None:
        key = self.key()
        language = next((mark.language for mark in reversed(self.marks) if mark.language), "")
        expansion = next((mark.says["E"] for mark in reversed(self.marks) if "E" in mark.says), "")
        telling = next((mark for mark in self.marks if mark.words is not None), None)
        if telling is not None:
            shown = replace(shown, text="" if telling.told else telling.words)
            telling.told = True
        for mark in self.marks:
            mark.drawn.append(shown.visible)
        artifact = any(mark.artifact for mark in self.marks)
        shown = replace(shown, language=language, key=key, artifact=artifact, expansion=expansion)
        if any(mark.layer for mark in self.marks):
            self.found.layered.append(shown)
        if artifact:
            self.found.artifacts.append(shown)
        elif key is not None:
            self.found.marked.setdefault(key, []).append(shown)
        else:
            self.found.untagged.append(shown)

    def begin_mark(self, operands: Operands) -> None:
        properties = operands[1] if len(operands) > 1 else Dictionary()
        if isinstance(properties, Name):
            properties = self.resources.get("/Properties", Dictionary()).get(properties, Dictionary())
        if not isinstance(properties, Dictionary):
            properties = Dictionary()
        number, words = properties.get("/MCID"), properties.get("/ActualText")
        mark = Mark(
            operands[0] == "/Artifact",
            None if number is None else (self.owner, int(number)),
            str(properties.get("/Lang", "")),
            None if words is None else str(words),
            {by: str(properties[f"/{by}"]) for by in ("ActualText", "Alt", "E") if f"/{by}" in properties},
            layer=operands[0] == "/OC",
        )
        self.found.opened(mark, self.marks, self.page)
        self.marks.append(mark)

    def end_mark(self, _: Operands) -> None:
        if not self.marks:
            return
        mark = self.marks[-1]
        if mark.words is not None and not mark.told:  # words that nothing drawn stands for
            x, y = self.position()
            told = Shown(
                text=mark.words,
                visible="",
                language="",
                page=self.page,
                x=x,
                end=x,
                y=y,
                size=math.inf,
                drawn=math.inf,
            )
            self.keep(told)
        self.found.closed(mark, self.marks, self.page)
        self.marks.pop()

    def do(self, operands: Operands) -> None:
        thing = self.resources.get("/XObject", Dictionary()).get(operands[0])
        if not isinstance(thing, Stream):
            return
        form = thing.get("/Subtype") == "/Form"
        if self.depth == 0:
            self._picture(thing)
        if thing.get("/Subtype") == "/Image":
            self.draw_image(thing)
        before = self._painted()
        if form and self.depth < _DEEPEST_FORM:
            self._form(thing)
        if form and self.depth == 0 and self.key() is not None and self._painted() != before:
            self.draw_form(thing)

    def _painted(self) -> tuple[int, ...]:
        """How much was painted so far: a form may be empty."""
        key = self.key()
        here = self.found.marked.get(key, ()) if key else ()
        return len(self.found.shapes), len(self.found.pictures), len(here)

    def _form(self, thing: Object) -> None:
        start = times(matrix(thing.get("/Matrix", Array([1, 0, 0, 1, 0, 0]))), self.matrix)
        owner = thing.objgen if "/StructParents" in thing else self.owner
        layer = [Mark(False, None, "", None, {}, layer=True)] if "/OC" in thing else []
        marks = [*self.marks, *layer]
        resources = thing.get("/Resources", self.resources)
        inner = _Stream(self.found, self.page, owner, resources, marks, self.depth + 1)
        inner.run(thing, start, self.text)

    def _picture(self, thing: Object) -> None:
        """A vector image is a form: as an artifact it is decoration, elsewhere it may be anything."""
        if any(mark.artifact for mark in self.marks):
            self.found.decorative += 1
        elif thing.get("/Subtype") == "/Image" and all(mark.key is None for mark in self.marks):
            self.found.loose_pictures.append(self.page)


_STEPS = {
    **TEXT_STEPS,
    **PATH_STEPS,
    "q": _Stream.save,
    "Q": _Stream.restore,
    "cm": _Stream.concatenate,
    "BMC": _Stream.begin_mark,
    "BDC": _Stream.begin_mark,
    "EMC": _Stream.end_mark,
    "Do": _Stream.do,
}
_OPERATORS = f"{' '.join(_STEPS)} {INLINE}"
