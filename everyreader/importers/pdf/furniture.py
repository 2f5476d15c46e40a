"""What stands at the edges of an untagged PDF's pages and is no part of its text: heads, feet, page
numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from everyreader.importers.draft import Repair, excerpt
from everyreader.importers.pdf.columns import rows_of
from everyreader.importers.pdf.lines import Line, usual_size
from everyreader.importers.repair.release import furniture

_EDGE = 0.09  # of a page's height, where heads and feet stand
_WIDER = 0.18  # the same where a gap parts them from several rows of text
_FEWEST = 3
_SENTENCE = re.compile(r"\w+\W+\w+\W+\w+.*[.!?]$")
_APART = 0.8  # of a line's height between a head or a foot and the text
_ALONE = 1.3  # the same for a number that no other page confirms
_FOOT = 0.75  # of a page's height, below which a number stands that no other page confirms
_LEVEL = 3.0  # points by which one place differs from page to page
_LARGEST = 1.1  # by the size of the text: what is larger outside the strips is a heading
_MOST_ROWS = 4  # of a head, or of a foot
_NUMBER = re.compile(r"(?:[-–—|]\s*)?(\d{1,5})(?:\s*[-–—|])?")
# What a running head says beside its page's number: “Vol. 85, No. 152”, “Harbour Trust | Report | May”.
_VOLUME = re.compile(
    r"\b(?:vol(?:ume)?|no|nr|n[°ºo]?|issue|bd|band|jg|jahrgang|heft|ausgabe|année|anno|año|ano|n[uú]m"
    r"|numéro|número|numero|tome?)"
    r"(?!\w)\.?\s?\d",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s[/|·•–—]\s")
_PAGE = re.compile(
    r"(?:(?:page|p\.|seite|s\.|pág(?:ina)?\.?|pagina|pag\.|sida|side|strona|str\.)\s*)?\d{1,5}", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"^\d{1,5}\s*[/|·•–—]\s+|^\d{3,5}\s.*\s[/|·•–—]\s|\s[/|·•–—]\s*(?!(?:19|20)\d\d$)\d{1,5}$"
)
_SLUG = re.compile(r"\b[A-Z]:\\|\.(?:indd|qx[dp]|sgm)\b", re.IGNORECASE)  # a typesetter's file
_PART = re.compile(r"([^\W\d_]+\.?)\s*(?:\d{1,3}|[IVXLC]+)[.:]?")
_PARTS_NAMED = re.compile(
    r"annex[eo]?|appendix|appendice|schedule|chapter|part|section|article|art\.|day|module|anhang|anlage"
    r"|kapitel|teil|abschnitt|"
    r"artikel|tag|modul|chapitre|titre|partie|jour|fiche|capítulo|parte|sección|seção|artículo|artigo|anejo"
    r"|día|dia|título|titolo|"
    r"capitolo|capo|articolo|allegato|giorno|hoofdstuk|bijlage|deel|bilaga|bilag|vedlegg|liite|rozdział"
    r"|załącznik|część",
    re.IGNORECASE,
)
_FOLIO = re.compile(
    r"^\d{1,5}\s*\|\s|\s\|\s*\d{1,5}$|\b(?:page|seite|pág(?:ina)?\.?|pagina|pag\.|sida|side|strona"
    r"|str\.)\s*\d{1,5}\b",
    re.IGNORECASE,
)
_FAR = 4.0  # of its size, by which a page's number stands away from words; less than that a heading's does
Row = list[Line]


@dataclass(frozen=True)
class _Edge:
    """A row at the top or the foot of its page, outside the text."""

    row: Row
    is_top: bool
    apart: bool = False  # a gap parts it from the text

    @property
    def page(self) -> int:
        return self.row[0].page

    @property
    def place(self) -> int:
        return round(self.row[0].box[3] / _LEVEL)

    @property
    def text(self) -> str:
        return " ".join(one.text for one in self.row)


@dataclass(frozen=True)
class _Look:
    """What the text looks like: its size, and whether most of it is bold."""

    size: float
    bold: bool

    def stands_out(self, one: _Edge) -> bool:
        """Whether a row is bold or larger, as headings are."""
        is_bold = all(line.bold for line in one.row) and not self.bold
        return is_bold or max(line.size for line in one.row) > _LARGEST * self.size

    def is_part(self, one: _Edge) -> bool:
        """Whether a row is the heading of a part: “Annex 3”, and “Day 3” where it stands out."""
        word = _PART.fullmatch(one.text)
        if not word or _PAGE.fullmatch(one.text):
            return False
        return bool(_PARTS_NAMED.fullmatch(word[1])) or self.stands_out(one)


def without_furniture(lines: list[Line], heights: Mapping[int, float]) -> tuple[list[Line], list[Repair]]:
    """``lines`` without what stands at the edge of the pages again and again, numbers aside, and without the
    pages' numbers; each is named.
    """
    on_page: dict[int, list[Line]] = {page: [] for page in heights}
    for line in lines:
        on_page[line.page].append(line)
    beside = {id(one): one for several in on_page.values() for one in _beside(several)}
    pages = {
        page: rows_of([one for one in several if id(one) not in beside]) for page, several in on_page.items()
    }
    gone = [_Edge([one], False) for one in beside.values()]
    usual = usual_size(lines)
    bold = sum(len(one.text) * (1 if one.bold else -1) for one in lines)
    look = _Look(usual, bold > 0)
    for _ in range(_MOST_ROWS):  # below a number may stand an address, below that a date
        edges = [edge for page, rows in pages.items() for edge in _edges(rows, heights[page], usual)]
        found = [
            *_repeated(edges, len(heights), look),
            *_counted(edges, look),
            *_own_number(pages, heights, usual),
            *_by_words(edges),
        ]
        taken = {id(one.row[0]): one for one in found}
        if not taken:
            break
        gone += taken.values()
        pages = {page: [row for row in rows if id(row[0]) not in taken] for page, rows in pages.items()}
    left = {id(line) for one in gone for line in one.row}
    repairs = [
        Repair(_name(one), one.page, f"“{excerpt(one.text)}”", taken=one.text)
        for one in sorted(gone, key=lambda one: (one.page, not one.is_top))
    ]
    return [one for one in lines if id(one) not in left], repairs


def _name(one: _Edge) -> str:
    if one.row[0].turned:
        return "margin left out"
    if _NUMBER.fullmatch(one.text):
        return "page number left out"
    return "header left out" if one.is_top else "footer left out"


def _beside(lines: list[Line]) -> list[Line]:
    """The turned lines of a page that stand beside its text, as the stamp of an archive does."""
    level = [one for one in lines if not one.turned]
    if not level:
        return []
    left, right = min(one.box[0] for one in level), max(one.box[2] for one in level)
    return [one for one in lines if one.turned and (one.box[2] < left or one.box[0] > right)]


def _edges(rows: list[Row], height: float, usual: float) -> Iterable[_Edge]:
    """The rows in the outermost strips of a page; and its first and last row where a gap parts them from text
    of several rows: a number wherever it stands, words in wider strips.
    """
    for at, row in enumerate(rows):
        top, bottom = row[0].box[3], row[0].box[1]
        said = " ".join(one.text for one in row)
        is_short = len(rows) > _FEWEST and not _SENTENCE.search(said)
        is_number = bool(_NUMBER.fullmatch(said))
        is_small = max(one.size for one in row) <= _LARGEST * usual
        heads = at == 0 and _gap(rows[:2]) > _APART
        ends = at == len(rows) - 1 and _gap(rows[-2:]) > _APART
        first = heads and (is_number or is_short and top < _WIDER * height)
        last = ends and (is_number or is_short and bottom > (1 - _WIDER) * height)
        if top < _EDGE * height or is_small and first:
            yield _Edge(row, True, heads)
        elif bottom > (1 - _EDGE) * height or is_small and last:
            yield _Edge(row, False, ends)


def _gap(rows: list[Row]) -> float:
    """Between two rows, by the height of the lower of them; a row without another stands apart."""
    if len(rows) < 2:
        return float("inf")
    upper, lower = rows
    smaller = min(one.box[3] - one.box[1] for one in (upper[0], lower[0]))
    return (min(one.box[1] for one in lower) - max(one.box[3] for one in upper)) / smaller


def _repeated(edges: list[_Edge], pages: int, look: _Look) -> Iterable[_Edge]:
    """The rows whose words, numbers aside, stand on most pages; or at one place on every other, as heads of
    left pages do."""
    texts: dict[str, set[int]] = defaultdict(set)
    places: dict[tuple[str, int], set[int]] = defaultdict(set)
    said = Counter(one.text for one in edges)
    worded = [
        one
        for one in edges
        if not _NUMBER.fullmatch(one.text) and not (said[one.text] == 1 and look.is_part(one))
    ]
    for one in worded:
        texts[_as_said(one)].add(one.page)
        places[_as_said(one), one.place].add(one.page)
    large = Counter(_as_said(one) for one in worded if look.stands_out(one))
    for one in worded:
        is_first = one.page == min(texts[_as_said(one)])
        if is_first and large[_as_said(one)] == 1 and look.stands_out(one):
            continue  # the title, of which the heads of other pages remind
        here = len(places[_as_said(one), one.place])
        if len(texts[_as_said(one)]) > max(1, pages // 2) or here > 2 and here > 0.3 * pages:
            yield one


def _as_said(one: _Edge) -> str:
    return re.sub(r"\d+", "#", one.text).strip("# ")  # it stands to the left and to the right by turns


def _counted(edges: list[_Edge], look: _Look) -> Iterable[_Edge]:
    """The rows that hold their page's number: at one place, and one higher on each page. Numbered headings of
    parts of a page each do so, too: a row of words says the same on other pages, as most rows at its place
    do, or its number stands apart from them.
    """
    places: dict[tuple[bool, int, int], list[_Edge]] = defaultdict(list)
    for one in edges:
        for number in _numbers(one):
            places[one.is_top, one.place, number - one.page].append(one)
    for several in places.values():
        pages, said = len({one.page for one in several}), Counter(map(_as_said, several))
        are_heads = sum(said[_as_said(one)] > 1 for one in several) * 2 > len(several)
        for one in several:
            if _NUMBER.fullmatch(one.text):
                if pages > 1:
                    yield one
            elif pages > 2 and not look.is_part(one):
                is_again = said[_as_said(one)] > 1
                if is_again or not look.stands_out(one) and (are_heads or _stands_apart(one.row)):
                    yield one


def _stands_apart(row: Row) -> bool:
    """Whether a page's number stands away from the words beside it, as no heading's does, or says what it
    is."""
    text = " ".join(one.text for one in row)
    if _FOLIO.search(text):
        return True
    for at, (number, gap) in enumerate(((row[0], row[:2]), (row[-1], row[-2:]))):
        is_number = len(row) > 1 and bool(_NUMBER.fullmatch(number.text) or _PAGE.fullmatch(number.text))
        if is_number and (at or gap[1].box[0] - gap[0].box[2] > _FAR * number.size):
            return True
    return False


def _numbers(one: _Edge) -> set[int]:
    """The number that begins or ends a row."""
    return {int(n) for part in (one.row[0].text, one.row[-1].text, one.text) for n in _ends_of(part)}


def _ends_of(text: str) -> list[str]:
    return [
        n
        for pattern in (r"^[-–—|\s]*(\d{1,5})\b", r"\b(\d{1,5})[-–—|\s]*$")
        for n in re.findall(pattern, text)
    ]


def _by_words(edges: list[_Edge]) -> Iterable[_Edge]:
    """The rows that say themselves what they are, on one page alone, too: “47700 Journal / Vol. 85, No. 152”,
    “Page 3 of 9”."""
    for one in (each for each in edges if each.apart):
        at_end = any(_PAGE.fullmatch(each.text) for each in (one.row[0], one.row[-1]) if len(one.row) > 1)
        is_numbered = at_end or bool(_NUMBERED.search(one.text))
        is_head = is_numbered and (_VOLUME.search(one.text) or len(_PARTS.findall(one.text)) > 1)
        if is_head or furniture.kind(one.text) == "more" or _SLUG.search(one.text):
            yield one


def _own_number(
    pages: Mapping[int, list[Row]], heights: Mapping[int, float], usual: float
) -> Iterable[_Edge]:
    """The page's number alone at its foot, of the only page whatever it is."""
    for page, rows in pages.items():
        last = rows[-1] if len(rows) > 1 else []
        number = _NUMBER.fullmatch(last[0].text) if len(last) == 1 else None
        is_own = number and (len(pages) == 1 or int(number[1]) == page) and last[0].size < _LARGEST * usual
        if is_own and _gap(rows[-2:]) > _ALONE and last[0].box[1] > _FOOT * heights[page]:
            yield _Edge(last, False)
