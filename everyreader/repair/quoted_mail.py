"""Somebody else's mail below a text: it stays until a person has decided, and is named, for its writer may not want it published."""

from __future__ import annotations

import re
from dataclasses import replace

from everyreader.repair.draft import Draft, excerpt
from everyreader.repair.mail import kinds_of
from everyreader.repair.nodes import is_paragraph, lines_of, words

_LONGEST = 250  # characters of the words before a quotation, an address among them
# “On …, … wrote:” in the languages of the furniture; the verb may stand before name or time.
_WROTE = re.compile(
    r"(?:.*\b(?:wrote|schrieb|geschrieben|a écrit|écrivait|escribió|ha scritto|escreveu)\b.*|.*<\S+@\S+>)\s?:",
    re.IGNORECASE,
)
_TIME = re.compile(r"\b\d{1,2}\s?[:h]\s?\d\d\b")
_ORIGINAL = re.compile(
    r"[-_\s]*(?:original message|urs?prüngliche nachricht|original-?nachricht|message d['’]origine|message original"
    r"|mensaje original|messaggio originale|mensagem original)[-_\s]*:?",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"[-_\s]*(?:begin |start of )?(?:forwarded message|(?:anfang der )?weitergeleiteten? nachricht|(?:début du )?message transféré"
    r"|(?:inicio del )?mensaje reenviado|(?:inizio )?(?:del )?messaggio inoltrato|(?:início da )?mensagem (?:re)?encaminhada)[-_\s]*:?",
    re.IGNORECASE,
)


def name_quoted_mail(draft: Draft) -> Draft:
    """“On …, … wrote:”, “-----Original Message-----” and a head (From, Sent, Subject) behind the text lead somebody else's mail.

    In a mail its lines become neither headings nor links, and no date is taken from them. What was forwarded may be the text itself.
    """
    quoted: list[range] = []
    for index, block in enumerate(draft.blocks):
        line = block["line"]
        led = "" if any(line in one for one in quoted) else _leads(draft, index)
        if not led:
            continue
        if draft.typed_lines and not _FORWARDED.fullmatch(led):
            quoted.append(range(line, _end(draft, index)))
        message = f"“{excerpt(led, 80)}” and what belongs to it stay; delete what its writer has not agreed to publish"
        draft = draft.repaired("mail of somebody else", line, message)
    return replace(draft, quoted=tuple(quoted))


def _leads(draft: Draft, index: int) -> str:
    """The words with which somebody else's mail begins in the block; ``""`` for none."""
    block = draft.blocks[index]
    if draft.mail[0] and block["t"] == "BlockQuote":
        return f"> {words(block['c'])}"
    said = [words(line) for line in lines_of(block["c"])] if is_paragraph(block) else []
    mark = next((one for one in said[:1] if _ORIGINAL.fullmatch(one) or _FORWARDED.fullmatch(one)), "")
    if mark:
        return mark
    whole = " ".join(said)
    is_sent = bool(_TIME.search(whole)) or "@" in whole
    if index and is_sent and {"from", "subject"} <= {*kinds_of(said)}:
        return said[0]
    is_told = bool(draft.mail[0]) and _is_quotation(draft, index + 1)
    return whole if len(whole) <= _LONGEST and _WROTE.fullmatch(whole) and (is_sent or is_told) else ""


def _is_quotation(draft: Draft, index: int) -> bool:
    return index < len(draft.blocks) and draft.blocks[index]["t"] == "BlockQuote"


def _end(draft: Draft, index: int) -> int:
    """The line behind what is quoted: the quotation there or below, or else all that follows."""
    last = next((at for at in (index, index + 1) if _is_quotation(draft, at)), len(draft.blocks))
    if last + 1 < len(draft.blocks):
        return draft.blocks[last + 1]["line"]
    return max(len(draft.lines), draft.blocks[-1]["line"]) + 1
