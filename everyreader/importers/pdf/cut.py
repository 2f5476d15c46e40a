"""PDF: words that a typed hyphen cuts at a line's end are one where the text has them whole elsewhere, or
cuts words by habit as typesetting programs do; others are named.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from everyreader.importers.draft import Repair, Repairs
from everyreader.importers.nodes import in_every_inlines
from everyreader.importers.nodes import joined as joined_nodes
from everyreader.importers.pdf.ends import is_one_word
from everyreader.importers.repair.signs import LINKING
from everyreader.source.tree import Node

_CUT = re.compile(r"([^\W\d_]{2,})[-‐]\s*\n\s*([^\W\d_]+)")
_END = re.compile(r"([^\W\d_]{2,})[-‐]$")
_PAIR = re.compile(r"([^\W\d_]{2,})([-‐])([^\W\d_]+)")
_START = re.compile(r"[^\W\d_]+")
_HABIT, _FEWEST = 0.03, 6  # of all lines, and at the least, from which a text cuts words by habit
_HYPHENED = re.compile(r"[^\W\d_]+[-‐][^\W\d_]+")


def joined(blocks: list[Node], pages: Sequence[str]) -> tuple[list[Node], list[Repair]]:
    """``blocks`` (each with its page) with the cut words whole that ``pages``, with their lines, have whole
    elsewhere."""
    walk = _Walk(pages)
    made = in_every_inlines(blocks, walk.inlines) if walk.cuts else blocks
    kept = [
        Repair("cut words kept", page, f"{', '.join(several)}: take out the hyphen where it is one word")
        for page, several in walk.kept.items()
    ]
    return made, [*walk.found, *kept]


class _Walk:
    def __init__(self, pages: Sequence[str]) -> None:
        text = "\n".join(pages)
        cuts = [(end, start) for end, start in _CUT.findall(text) if is_one_word(end, start)]
        self.cuts = Counter(cuts)
        rest = _CUT.sub(" ", text)
        self._by_habit = len(cuts) >= _FEWEST and len(cuts) > _HABIT * (text.count("\n") + 1)
        self._whole = Counter(_START.findall(rest.casefold()))
        self._hyphened = Counter(one.casefold().replace("‐", "-") for one in _HYPHENED.findall(rest))
        self.found = Repairs()
        self.kept: dict[int, list[str]] = {}

    def inlines(self, inlines: list[Node], page: int) -> list[Node]:
        out: list[Node] = []
        for one in self._beside(inlines):
            if one["t"] != "Str":
                out.append(one)
                continue
            text = _PAIR.sub(lambda found: self._mended(found, page), one["c"])
            out += joined_nodes([[{**one, "c": part}] for part in text.split(" ")], "Space")
        return out

    def _beside(self, inlines: list[Node]) -> list[Node]:
        """``inlines`` with both parts of a cut word in one string, as one reader of PDF gives them and
        another does not."""
        out: list[Node] = []
        for one in inlines:
            last = [each for each in out[-2:] if each["t"] not in ("Space", "SoftBreak")][-1:]
            ends = _END.search(last[0]["c"]) if last and last[0]["t"] == "Str" else None
            starts = _START.match(one["c"]) if one["t"] == "Str" else None
            if ends and starts and self.cuts[ends[1], starts[0]]:
                while out[-1] is not last[0]:
                    out.pop()
                out[-1] = {**last[0], "c": last[0]["c"] + one["c"]}
            else:
                out.append(one)
        return out

    def _mended(self, pair: re.Match[str], page: int) -> str:
        end, hyphen, start = pair.groups()
        if not self.cuts[end, start]:
            return pair[0]
        self.cuts[end, start] -= 1
        if start.casefold() in LINKING:  # “Vor- und Nachteile”
            return f"{end}{hyphen} {start}"
        return end + ("" if self._is_whole(end, start, page) else hyphen) + start

    def _is_whole(self, end: str, start: str, page: int) -> bool:
        one, typed = f"{end}{start}", f"{end}-{start}"
        if self._whole[one.casefold()] and not self._hyphened[typed.casefold()]:
            message = f"“{end}- {start}” made “{one}”, as it stands elsewhere"
            self.found.say("cut word joined", page, message, f"{end} {start}", one)
            return True
        are_words = self._whole[end.casefold()] and self._whole[start.casefold()]
        if self._by_habit and not are_words and not self._hyphened[typed.casefold()]:
            message = f"“{end}- {start}” made “{one}”, as the text parts words at the ends of its lines"
            self.found.say("cut word joined", page, message, f"{end} {start}", one)
            return True
        if not self._hyphened[typed.casefold()]:
            self.kept.setdefault(page, []).append(f"“{typed}”")
        return False
