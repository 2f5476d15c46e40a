"""Repairs to a mail that was saved as a text: its head is the mail's, not the statement's; its signature is
for a person to judge."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from email.utils import parsedate_to_datetime

from everyreader.importers.draft import Draft, excerpt
from everyreader.importers.nodes import is_paragraph, joined, lines_of
from everyreader.importers.repair.release.dates import date_in
from everyreader.source.tree import Node, words

_LABELS = {
    "from": "from|von|de|da|expéditeur|remitente|mittente|absender",
    "to": "to|an|à|para|a|cc|bcc|kopie|reply-to|antwort an",
    "subject": "subject|betreff|objet|asunto|oggetto|assunto",
    "date": "date|sent|datum|gesendet|envoyé|fecha|enviado|data|inviato",
    "more": (
        "message-id|mime-version|content-[\\w-]+|x-[\\w-]+|attachments?|anlagen?|anhang|importance|priority"
        "|return-path|delivered-to"
        "|received(?:-spf)?|in-reply-to|references|sender|user-agent|authentication-results|[\\w-]+"
        "-signature|(?:arc|list|thread)-[\\w-]+"
    ),
}
_HEAD = re.compile(
    "|".join(f"(?P<{kind}>(?:{said})\\s?:\\s)" for kind, said in _LABELS.items()), re.IGNORECASE
)
_ANSWERS = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv|rif|sv|enc|res)\s?:\s*)+(?=\S)", re.IGNORECASE)


def leave_out_head(draft: Draft) -> Draft:
    """The lines From, To, Subject, Date (Von, An, Betreff …) above a mail's text; a memo's own, without an
    address, stay."""
    if not draft.blocks or not draft.typed_lines or not is_paragraph(draft.blocks[0]):
        return draft
    block, *rest = draft.blocks
    said = [words(line) for line in lines_of(block["c"])]
    kinds = kinds_of(said)
    for number in range(1, len(said)):  # a field goes on in lines that begin with a space (RFC 5322, 2.2.3)
        if draft.raw(block["line"] + number)[:1].isspace():
            kinds[number] = "more"
    is_head = kinds[0] and {"from", "subject"} <= set(kinds) and kinds.count("") * 2 <= len(kinds)
    dated = _date(said, kinds, draft.language)
    if not is_head or not rest or not (dated or any("@" in one for one in said)):
        return draft
    subject = _ANSWERS.sub("", said[kinds.index("subject")].split(":", 1)[1].strip())
    message = f"{len(said)} lines: “{excerpt(' / '.join(said), 200)}”"
    return draft.repaired(
        "head of the mail left out",
        block["line"],
        message,
        taken=words(block["c"]),
        blocks=tuple(rest),
        mail=(subject, dated),
    )


def kinds_of(said: list[str]) -> list[str]:
    """Which line of a mail's head each of the lines is; ``""`` for none."""
    found = [_HEAD.match(f"{one} ") for one in said]
    return [one.lastgroup or "" if one else "" for one in found]


def _date(said: list[str], kinds: list[str], language: str) -> str:
    """The day on which the mail was sent, as ISO writes it; empty where it is said neither in the way of
    mails nor in words."""
    if "date" not in kinds:
        return ""
    text = said[kinds.index("date")].split(":", 1)[1]
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError):
        found = date_in(text, language)
    return found.isoformat() if found else ""


def take_from_head(draft: Draft) -> Draft:
    """What the text itself does not say, the head of its mail does: the subject is the title, the day it was
    sent the date."""
    subject, sent = draft.mail
    if subject and not draft.title and draft.blocks:
        line = draft.blocks[0]["line"]
        heading = {"t": "Header", "c": [1, ["", [], []], [{"t": "Str", "c": subject}]], "line": line}
        draft = draft.repaired(
            "title taken from the mail",
            line,
            f"its subject: “{excerpt(subject)}”",
            added=subject,
            blocks=(heading, *draft.blocks),
            title=subject,
            origins={**draft.origins, "title": "the head of the mail"},
        )
    if sent and not draft.date:
        message = f"no dateline was found; it was sent on {sent}"
        origins = {**draft.origins, "date": "the head of the mail"}
        draft = draft.repaired(
            "date taken from the mail", 1, message, date=date.fromisoformat(sent), origins=origins
        )
    return draft


def name_signature(draft: Draft) -> Draft:
    """The mark ``--`` above a mail's signature goes; what follows stays until a person has looked at it."""
    if not draft.typed_lines:
        return draft
    blocks: list[Node] = []
    for block in draft.blocks:
        lines = lines_of(block["c"]) if is_paragraph(block) else []
        said = [words(line) for line in lines]
        at = said.index("--") if "--" in said else -1
        if at < 0 or at + 1 == len(said):
            blocks.append(block)
            continue
        line = block["line"] + at
        message = (
            f"what follows (“{excerpt(said[at + 1], 40)}” …) stays; delete what is no part of the statement"
        )
        draft = draft.repaired("signature of a mail", line, message, signature=line + 1)
        before = [{**block, "c": joined(lines[:at], "SoftBreak")}] if at else []
        below = {**block, "t": "Para", "c": joined(lines[at + 1 :], "SoftBreak"), "line": line + 1}
        blocks += [*before, below]
    return replace(draft, blocks=tuple(blocks))
