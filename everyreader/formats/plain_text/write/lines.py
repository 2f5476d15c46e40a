"""One unit of the statement → its lines: what marks, pictures and raised letters say elsewhere, said in
words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from everyreader.formats.plain_text.write.words import EVERY, Words
from everyreader.model.abbreviations import abbreviations_in
from everyreader.model.publication import Kind, Look, Role, Run, Unit
from everyreader.narration.plain import in_plain_letters

_REST_OF_WORD = re.compile(r"[\w'’-]*")  # “WHO’s”, “WHO-led”
_NO_DIGIT = re.compile(r"[^\d+]")
_FOR_STRUCTURE = re.compile(r">|```|~~~|#{1,6} |:(?: |$)|[=-]{3,}$")  # at the beginning of a line
OURS = re.compile(rf"[\[{{](?:{'|'.join(map(re.escape, sorted(EVERY)))})(?=\s?[:\]}}])", re.IGNORECASE)


@dataclass
class Lines:
    """How units become lines. ``brackets`` stand round words of ours, ``mark`` is how a note is referred to.

    Units are to come in reading order: an abbreviation is told where it first stands.
    """

    words: Words
    brackets: str
    mark: str
    _heard: str = field(default="", init=False)
    _met: set[tuple[str, str]] = field(default_factory=set, init=False)

    def ours(self, word: str, text: str = "") -> str:
        """``text`` behind a word of ours, or that word alone."""
        begin, end = self.brackets
        return f"{begin}{word}{': ' if text else ''}{text}{end}"

    def of(self, unit: Unit, *, whole: bool = False) -> list[str]:
        """The lines of ``unit``, one where it is to stay ``whole``."""
        whole = whole or unit.kind is not Kind.PARAGRAPH
        typed = [one.strip(" ") for one in _broken(unit, whole=whole).split("\n")]
        lines = [one.strip(" ") for one in "".join(self._parts(unit, whole=whole)).split("\n")]
        return [f" {one}" if _misread(one, words) else one for one, words in zip(lines, typed, strict=True)]

    def _parts(self, unit: Unit, *, whole: bool) -> Iterator[str]:
        told, struck = self._expansions(unit), [one for one in unit.marks if one.look is Look.STRUCK]
        begins, ends = {one.start for one in struck}, {one.end for one in struck}
        text, at = _broken(unit, whole=whole), 0
        for run, link in _with_links(unit):
            if run.role is Role.NOTE:
                yield self.mark.format(run.text)
                continue
            end = at + len(run.text)
            cuts = () if run.role in (Role.ALT, Role.MATH) else {*begins, *ends, *told}
            if not run.text:
                yield self._said(run, "", 0, unit)
            for start, stop in pairwise(sorted({at, end, *(one for one in cuts if at < one < end)})):
                yield f"{self.brackets[0]}{self.words.struck}: " if start in begins else ""
                yield self._said(run, text[start:stop], start, unit)
                yield f" ({told[stop]})" if stop in told else ""
                yield self.brackets[1] if stop in ends else ""
            at = end
            yield f" <{link}>" if link else ""

    def _said(self, run: Run, text: str, start: int, unit: Unit) -> str:
        if run.role is Role.ALT:
            return self.ours(self.words.image, text)
        if run.role is Role.MATH:
            return self.ours(self.words.formula, text)
        return in_plain_letters(text, start, unit.marks)

    def _expansions(self, unit: Unit) -> Mapping[int, str]:
        """What abbreviations stand for, by the places behind them: where each first stands, unless its words
        were there before."""
        found = {}
        self._heard += f" {unit.text.casefold()}"
        for one, end in abbreviations_in(unit):
            known = (one.text, one.expansion)
            if known not in self._met and one.expansion.casefold() not in self._heard:
                found[next(_REST_OF_WORD.finditer(unit.text, end)).end()] = one.expansion
            self._met.add(known)
        return found


def _misread(line: str, words: str) -> bool:
    """Whether the statement's ``words`` that begin a line look like structure: a space before them says that
    they are none."""
    return bool(_FOR_STRUCTURE.match(line) or OURS.match(words))


def _broken(unit: Unit, *, whole: bool) -> str:
    """The unit's text with its lines parted where they are broken by hand."""
    letters = list(unit.text)
    for one in unit.marks:
        if one.look is Look.BREAK and not whole:
            letters[one.start] = "\n"
    return "".join(letters)


def _with_links(unit: Unit) -> Iterator[tuple[Run, str]]:
    """Each run, and the address that is to be told behind it: where a link ends whose words are not its
    address."""
    words = ""
    for index, run in enumerate(unit.runs):
        if run.role is Role.NOTE:
            yield run, ""
            continue
        words += run.text
        following = (one.link for one in unit.runs[index + 1 :] if one.role is not Role.NOTE)
        ends = next(following, "") != run.link
        yield run, run.link if ends and run.link != "#" and not _says(words, run.link) else ""
        words = "" if ends else words


def _says(words: str, address: str) -> bool:
    """Whether the words of a link are its address themselves."""
    scheme, _, rest = address.partition(":")
    if scheme == "tel":
        return _NO_DIGIT.sub("", words) == _NO_DIGIT.sub("", rest)
    return words.strip(" /") in (address.strip("/"), rest.strip("/"))
