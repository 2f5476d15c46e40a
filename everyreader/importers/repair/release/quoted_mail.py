"""Somebody else's mail below a text: it stays until a person has decided, and is named, for its writer may
not want it published."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from everyreader.importers.draft import Draft, excerpt
from everyreader.importers.nodes import is_paragraph, lines_of
from everyreader.importers.repair.release.mail import kinds_of
from everyreader.source.tree import Node, words

_LONGEST = 250  # characters of the words before a quotation, an address among them
# “On …, … wrote:” in the languages of the furniture; the verb may stand before name or time.
_WROTE = re.compile(
    r"(?:.*\b(?:wrote|schrieb|geschrieben|a écrit|écrivait|escribió|ha scritto|escreveu)\b.*"
    r"|.*<\S+@\S+>)\s?:",
    re.IGNORECASE,
)
# When it was sent, as programs write that: with the time, or with a short weekday before the date.
_SENT = re.compile(
    r"\b\d{1,2}\s?[:h]\s?\d\d\b|\S@\S|\b(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu"
    r"|ven|sam|dim|mié|vie|sáb|dom|gio)"
    r"\b\.?,? [^:]*\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_HEAD_LINES = 8  # of a mail's head that stand in paragraphs of their own
_ORIGINAL = re.compile(
    r"[-_\s]*(?:original message|urs?prüngliche nachricht|original-?nachricht|message d['’]origine"
    r"|message original"
    r"|mensaje original|messaggio originale|mensagem original)[-_\s]*:?",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"[-_\s]*(?:begin |start of )?(?:forwarded message|(?:anfang der )?weitergeleiteten? nachricht"
    r"|(?:début du )?message transféré"
    r"|(?:inicio del )?mensaje reenviado|(?:inizio )?(?:del )?messaggio inoltrato"
    r"|(?:início da )?mensagem (?:re)?encaminhada)[-_\s]*:?",
    re.IGNORECASE,
)


def name_quoted_mail(draft: Draft) -> Draft:
    """“On …, … wrote:”, “-----Original Message-----” and a head (From, Sent, Subject) behind the text lead
    somebody else's mail.

    In a mail its lines become neither headings nor links, and no date is taken from them. What was forwarded
    may be the text itself.
    """
    quoted: list[range] = []
    for index, block in enumerate(draft.blocks):
        line = block["line"]
        led = "" if any(line in one for one in quoted) else _leads(draft, index)
        if not led:
            continue
        if draft.typed_lines:
            end = _head_end if _FORWARDED.fullmatch(led) else _end
            quoted.append(range(line, end(draft, index)))
        message = (
            f"“{excerpt(led, 80)}” and what belongs to it stay; delete what its writer has not agreed to "
            f"publish"
        )
        draft = draft.repaired("mail of somebody else", line, message)
    return replace(draft, quoted=tuple(quoted))


def _leads(draft: Draft, index: int) -> str:
    """The words with which somebody else's mail begins in the block; ``""`` for none."""
    block = draft.blocks[index]
    if block["t"] == "BlockQuote":
        is_mail = bool(draft.mail[0]) or draft.typed_lines and _is_chain(block["c"])
        return f"> {words(block['c'])}" if is_mail else ""
    said = _lines(block)
    mark = next((one for one in said[:1] if _ORIGINAL.fullmatch(one) or _FORWARDED.fullmatch(one)), "")
    if mark:
        return mark
    if kinds_of(said[:1]) == ["from"] and len(said) == 1:  # each line of the head is a paragraph
        behind = [_lines(one) for one in draft.blocks[index : index + _HEAD_LINES]]
        said = [one[0] for one in takewhile(lambda one: len(one) == 1 and any(kinds_of(one)), behind)]
    whole = " ".join(said)
    is_sent = bool(_SENT.search(whole))
    if index and is_sent and {"from", "subject"} <= {*kinds_of(said)}:
        return said[0]
    is_told = bool(draft.mail[0]) and _is_quotation(draft, index + 1)
    return whole if len(whole) <= _LONGEST and _WROTE.fullmatch(whole) and (is_sent or is_told) else ""


def _lines(block: Node) -> list[str]:
    return [words(line) for line in lines_of(block["c"])] if is_paragraph(block) else []


def _is_chain(quotation: list[Node]) -> bool:
    """Whether a quotation in a typed text is of mails: it quotes another, or says who wrote when."""
    said = (one for block in quotation for one in _lines(block))
    wrote = any(_WROTE.fullmatch(one) and _SENT.search(one) for one in said)
    return wrote or any(one["t"] == "BlockQuote" for one in quotation)


def _is_quotation(draft: Draft, index: int) -> bool:
    return index < len(draft.blocks) and draft.blocks[index]["t"] == "BlockQuote"


def _end(draft: Draft, index: int) -> int:
    """The line behind what is quoted: the quotation there or below, or else all that follows."""
    last = next((at for at in (index, index + 1) if _is_quotation(draft, at)), len(draft.blocks))
    if last + 1 < len(draft.blocks):
        return draft.blocks[last + 1]["line"]
    return max(len(draft.lines), draft.blocks[-1]["line"]) + 1


def _head_end(draft: Draft, index: int) -> int:
    """The line behind the words that lead what was forwarded, and behind the head of that mail."""
    behind = draft.blocks[index + 1 : index + 3]
    is_head = bool(behind) and {"from", "subject"} <= {*kinds_of(_lines(behind[0]))}
    return behind[is_head]["line"] if len(behind) > is_head else draft.blocks[index]["line"] + 1
