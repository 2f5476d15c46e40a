"""A title on several lines: the kind of paper (“Statutes”, “Notice”), and below it whose it is or of what."""

from __future__ import annotations

import re

from everyreader.importers.draft import Draft
from everyreader.importers.nodes import is_all, is_large, is_paragraph, lines_of
from everyreader.importers.repair.headings import articles
from everyreader.importers.repair.lines.standalone import is_contact_line
from everyreader.importers.repair.release import furniture
from everyreader.importers.repair.release.dates import day_or_month_alone
from everyreader.importers.repair.release.letterhead import is_address, is_paper, is_sender
from everyreader.importers.repair.release.office_words import plain
from everyreader.importers.repair.title.opening import LONGEST_TITLE, SENTENCE_END, inlines_of, is_title
from everyreader.source.tree import Node, words

_KINDS = "|".join(
    plain(
        """regulamin statut satzung vereinssatzung hausordnung geschäftsordnung beitragsordnung
        nutzungsbedingungen teilnahmebedingungen statuts règlement règlement_intérieur règlement_du_concours
        conditions_générales charte estatutos estatuto reglamento reglamento_interno bases_de_la_convocatoria
        condiciones_generales regolamento regolamento_interno statuto bando regimento regulamento edital
        stadgar stadga ordningsregler vedtekter vedtægter vedtægt säännöt lög reglement
        huishoudelijk_reglement statuten stanovy pravidla szabályzat alapszabály pravilnik statutul regulament
        põhikiri statūti įstatai bylaws by-laws constitution regulations rules house_rules standing_orders
        articles_of_association terms_and_conditions terms_of_use terms_of_reference code_of_conduct
        memorandum_of_understanding minutes protokół protokoll procès-verbal verbale acta ata notulen"""
    ).split()
).replace("_", " ")
_KIND = re.compile(rf"(?:the )?(?:\w+(?=statut|satzung|ordnung|reglement))?(?:{_KINDS})\W*")
_NUMBERED = re.compile(r"\W*(?:§|\d|[IVX]+[.)]|[IVX]{2,}\s)")
_MOST_WORDS, _MOST_LARGE = 14, 40
_FEWEST = 2  # lines below the kind that look like it


def is_kind(said: str) -> bool:
    """Whether ``said`` names such a paper by its kind alone."""
    return bool(_KIND.fullmatch(plain(said).strip()))


def title_lines(draft: Draft, index: int) -> tuple[int, int]:
    """From which block to which the title stands of which ``index`` is one: the kind of paper and the lines
    below it that say of what, or that block alone."""
    kind, end = _alike(draft, index)
    if end:
        return kind, end
    if is_kind(_said(draft, index)):
        return (index, index + 2) if _is_name(draft, index + 1) else (index, index + 1)
    if index and is_kind(_said(draft, index - 1)) and _is_name(draft, index):
        return index - 1, index + 1
    return index, index + 1


def _alike(draft: Draft, index: int) -> tuple[int, int]:
    """The kind of paper, and the end of several lines below it that look like it, where no other line of the
    text does: they are one title, of which ``index`` is a line."""
    looks = [_look(block) for block in draft.blocks]
    first = end = index
    while first and looks[first - 1] == looks[index]:
        first -= 1
    kind = next((i for i in range(first, index + 1) if _names_kind(_said(draft, i))), None)
    if kind is None or not looks[index]:
        return index, 0
    while end < len(looks) and looks[end] == looks[index]:
        end += 1
    said = [_said(draft, i) for i in range(kind + 1, end)]
    fits = len(said) >= _FEWEST and looks[index] not in looks[end:] and end < len(looks)
    return (kind, end) if fits and all(_says_of_what(one, draft) for one in said) else (index, 0)


def _look(block: Node) -> tuple[object, ...]:
    """How a line is set; nothing where it is set as text is."""
    if block["t"] == "Header":
        return ("Header", block["c"][0])
    bold = is_paragraph(block) and is_all(block["c"], "Strong") and len(lines_of(block["c"])) == 1
    large = round(block.get("large", 1.0), 1)
    return (bold, large, block.get("centred")) if bold or large > 1 else ()


def alike(draft: Draft, block: Node) -> int:
    """How many lines in capitals that name no sender and no kind of paper are set as ``block`` is, which is
    more than the text's type."""
    said = [words(inlines_of(one)) for one in draft.blocks if _look(block) and _look(one) == _look(block)]
    return sum(one.isupper() and not (is_paper(one) or is_sender(one, draft)) for one in said)


def _names_kind(said: str) -> bool:
    return is_kind(said) or is_paper(said)


def _says_of_what(said: str, draft: Draft) -> bool:
    fits = is_title(said) and len(said.split()) <= _MOST_WORDS
    return fits and not (_is_other(said, draft) or is_sender(said, draft))


def _said(draft: Draft, index: int) -> str:
    return words(inlines_of(draft.blocks[index])) if 0 <= index < len(draft.blocks) else ""


def _is_name(draft: Draft, index: int) -> bool:
    """Whether the line at ``index`` says whose rules they are, and heads no part of them."""
    said = _said(draft, index)
    if not said or index + 1 >= len(draft.blocks) or _is_other(said, draft):
        return False
    block, after, rest = draft.blocks[index], draft.blocks[index + 1], draft.blocks[index + 1 :]
    is_short = is_title(said) and len(said.split()) <= _MOST_WORDS
    if len(lines_of(inlines_of(block))) > 2 or not (is_short or is_large(block) and _fits(said)):
        return False
    if not is_paper(_said(draft, index - 1)) and (said[0].islower() or is_sender(said, draft)):
        return True
    if block["t"] == "Header":
        return all(one["c"][0] > block["c"][0] for one in rest if one["t"] == "Header")
    if is_large(block) and all(one.get("large", 1.0) < block["large"] for one in rest):
        return True
    below = words(inlines_of(after))
    if after["t"] == "Header" or _NUMBERED.match(below) or articles.numbered_by(below):
        return True
    if day_or_month_alone(below, draft.language):
        return True
    return is_paragraph(after) and not SENTENCE_END.search(below) and is_all(block["c"], "Strong")


def _fits(said: str) -> bool:
    return len(said) <= LONGEST_TITLE and len(said.split()) <= _MOST_LARGE


def _is_other(said: str, draft: Draft) -> bool:
    """Whether a line below the kind of paper is none of the title: a part's number, a date, an address, a
    label."""
    return bool(
        ":" in said
        or _NUMBERED.match(said)
        or articles.numbered_by(said)
        or furniture.kind(said)
        or _names_kind(said)
        or is_contact_line(said)
        or is_address(said)
        or day_or_month_alone(said, draft.language)
    )
