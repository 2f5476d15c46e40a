"""Lines that number the parts of statutes, contracts and laws (“Artigo Primeiro”, “Article 2 – Seat”, “§ 3”),
in no type of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from everyreader.importers.draft import Draft
from everyreader.importers.nodes import is_paragraph, lines_of, stripped
from everyreader.source.tree import Node, words

_FEWEST = 3
_LONGEST = 80  # characters
CHAPTER, ARTICLE = "chapter", "article"
_CHAPTERS = (
    *("chapter", "part", "capítulo", "chapitre", "titre", "kapitel", "abschnitt", "capo"),
    *("teil", "título", "titolo", "capitolo", "hoofdstuk"),
    *("section", "secção", "seção", "sección", "sezione"),
)
_ARTICLES = (
    *("article", "art.", "clause", "rule", "artigo", "cláusula", "artículo", "articolo", "clausola"),
    *("artikel", "paragraf"),
)
_LINE = re.compile(
    rf"(?P<word>{'|'.join(map(re.escape, (*_CHAPTERS, *_ARTICLES)))}|§)\s*"
    r"(?:(?P<number>\d{1,3}(?:\s?(?:[-.]?[ºª°]|er|bis|ter|quater|[a-z](?!\w)))?"
    r"|[IVXLC]+(?!\w))(?:\s*[.:–—-]+(?!\w)|(?=\s|$))\s*"
    r"(?P<title>\(?[^\W\d_].*)?|(?P<ordinal>[^\W\d_]+(?:[ -][^\W\d_]+){0,2}))",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"(?:0?1\D{0,3}|I|one|first|um|primeir[oa]|uno|primer[oa]?|prim[oa]|premi(?:er|ère)|eins|erste[rs]?)",
    re.IGNORECASE,
)
_APART = 0.25  # of a rank


def lines(draft: Draft) -> dict[int, str]:
    """The blocks that are such lines, and what they number: at least three that begin with one word, from the
    first on, each with text below."""
    found: dict[str, list[tuple[int, str]]] = {}
    said = [_line(block) if is_paragraph(block) else None for block in draft.blocks]
    for index, one in enumerate(said):
        kind = _kind(one)
        below = _kind(said[index + 1]) if index + 1 < len(said) else kind
        if one is not None and index and below != kind and (not below or kind == CHAPTER):
            found.setdefault(one["word"].lower(), []).append((index, one["number"] or one["ordinal"]))
    return {
        index: CHAPTER if word in _CHAPTERS else ARTICLE
        for word, several in found.items()
        if len(several) >= _FEWEST and _FIRST.fullmatch(several[0][1])
        for index, _ in several
    }


def numbered_by(text: str) -> str:
    """The word by which ``text``, a heading, is numbered (“chapitre”); ``""`` where it is not."""
    one = _LINE.fullmatch(text)
    return one["word"].lower() if one and (one["number"] or _FIRST.fullmatch(one["ordinal"])) else ""


def _kind(line: re.Match[str] | None) -> str:
    if line is None:
        return ""
    return CHAPTER if line["word"].lower() in _CHAPTERS else ARTICLE


def _line(block: Node) -> re.Match[str] | None:
    inlines = stripped(block["c"])
    text = words(inlines)
    if len(text) > _LONGEST or len(lines_of(inlines)) > 1 or block.get("head"):
        return None
    one = _LINE.fullmatch(text)
    if one is None or one["word"] == "§" and one["ordinal"]:
        return None
    title = (one["title"] or "A").strip("( ")
    return one if title[:1].isupper() and title[-1:] not in (".", ",", ";", ":") else None


def ranked(ranks: Mapping[int, float], said: Sequence[str]) -> dict[int, float]:
    """The rank of each heading by its place (more is deeper), given that of its look and what each block
    says: one for those of one word, and one above or below it for the lines right above or below most of
    them."""
    runs: dict[str, list[int]] = {}
    for at in ranks:
        runs.setdefault(numbered_by(said[at]), []).append(at)
    out = dict(ranks)
    for word, run in runs.items():
        if not word or len(run) < _FEWEST:
            continue
        usual = _usual(ranks, run)
        out |= dict.fromkeys(run, usual)
        for side in (-1, 1):
            beside = [at + side for at in run if at + side in ranks and at + side not in run]
            if 2 * len(beside) > len(run):
                apart = side * max(_APART, side * (_usual(ranks, beside) - usual))
                out |= dict.fromkeys(beside, usual + apart)
    return out


def _usual(ranks: Mapping[int, float], run: Sequence[int]) -> float:
    return Counter(ranks[at] for at in run).most_common(1)[0][0]
