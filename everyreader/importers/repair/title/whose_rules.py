"""A title on two lines: the kind of paper that rules somebody (“Statutes”), and below it whose they are."""

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
from everyreader.importers.repair.title.opening import SENTENCE_END, inlines_of, is_title
from everyreader.source.tree import words

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
_KIND = re.compile(rf"(?:the )?(?:{_KINDS})\W*")
_NUMBERED = re.compile(r"\W*(?:§|\d|[IVX]+[.)]|[IVX]{2,}\s)")
_MOST_WORDS = 14


def is_kind(said: str) -> bool:
    """Whether ``said`` names such a paper by its kind alone."""
    return bool(_KIND.fullmatch(plain(said).strip()))


def title_lines(draft: Draft, index: int) -> tuple[int, int]:
    """From which block to which the title stands of which ``index`` is one: the kind of paper and the name
    below it, or that block alone."""
    if is_kind(_said(draft, index)):
        return (index, index + 2) if _is_name(draft, index + 1) else (index, index + 1)
    if index and is_kind(_said(draft, index - 1)) and _is_name(draft, index):
        return index - 1, index + 1
    return index, index + 1


def _said(draft: Draft, index: int) -> str:
    return words(inlines_of(draft.blocks[index])) if 0 <= index < len(draft.blocks) else ""


def _is_name(draft: Draft, index: int) -> bool:
    """Whether the line at ``index`` says whose rules they are, and heads no part of them."""
    said = _said(draft, index)
    if (
        not is_title(said)
        or ":" in said
        or len(said.split()) > _MOST_WORDS
        or _NUMBERED.match(said)
        or articles.numbered_by(said)
        or furniture.kind(said)
        or is_paper(said)
        or is_kind(said)
        or is_contact_line(said)
        or is_address(said)
        or day_or_month_alone(said, draft.language)
        or len(lines_of(inlines_of(draft.blocks[index]))) > 2
        or index + 1 >= len(draft.blocks)
    ):
        return False
    block, after, rest = draft.blocks[index], draft.blocks[index + 1], draft.blocks[index + 1 :]
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
