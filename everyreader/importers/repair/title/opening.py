"""What stands before the text of a paper, and what of it is no heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from everyreader.importers.draft import Draft, excerpt
from everyreader.importers.nodes import is_all, is_large, is_paragraph
from everyreader.importers.repair.release import furniture
from everyreader.importers.repair.release.dates import day_or_month_alone
from everyreader.source.tree import Node, words

HEAD = 14  # blocks: the furniture, title and subtitle of the longest release
LONGEST_TITLE = 250
# ``head`` of a line that is the paper's and no subtitle: the sender's, what stood above the title
PAPERS_OWN = "paper"
SHORTEST_TEXT = 30  # characters of a sentence
_LABEL = re.compile(r"[^\W\d]\S*(?: \S+)?\s?:\s\S")
_BELOW_TITLE, _LONGEST_BYLINE = 6, 160
_NAMED = r"(?:[^\W\d_a-zß-öø-ÿ][\w’'-]*\.?|d[aeiou]s?|v[ao]n|der|den|della?|di|le|la|y|af|av|zu)"
_BYLINE = re.compile(
    r"(?:(?i:(?:written |text |words |story |article )?by|(?:ein beitrag )?von|verfasst von|par|di"
    r"|a cura di|por|door|av|af|przez|napisał\w*"
    r"|(?:autor\w*|auth?ors?|auteurs?|autrice|text[eo]?|testo|tekst|författare|forfatter\w*|kirjoittanut"
    r"|szerző|автор\w*|opracowanie)\s?:))"
    rf"\s+(?!(?:The|Der|Die|Das|Le|La|El|Il|O|A)\s){_NAMED}(?:\s{_NAMED}){{1,5}}(?:\s?[,|/(·–-].*|\s(?:und"
    rf"|and|et|y|e|en|og|och|i|&)\s.*)?"
)
SENTENCE_END = re.compile(r"[.!?…:][”»\"’)]*$")
ANOTHER_DAY = re.compile(
    r"next|nächst|prochain|próxim|prossim|volgende|nästa|neste|næste|následující|następn", re.IGNORECASE
)
_ITS_OWN_DAY = re.compile(r"dat(?:e|um|a|o)|fecha", re.IGNORECASE)
_LABEL_WORDS = 6


def inlines_of(block: Node) -> list[Node]:
    """What a heading or a paragraph says; nothing for other blocks."""
    return block["c"][2] if block["t"] == "Header" else block["c"] if is_paragraph(block) else []


def opening(draft: Draft) -> Iterator[int]:
    """The indices of the blocks before the text: to the first list, table or sentence, and no further than a
    page's head goes."""
    for index, block in enumerate(draft.blocks[:HEAD]):
        said = words(inlines_of(block))
        if block["t"] not in ("Header", "Para", "Plain"):
            return
        yield index
        if not furniture.kind(said) and _is_text(block):
            return


def keep_subtitle(draft: Draft) -> Draft:
    """A bold line or a heading between title and dateline or byline is the title's second line: a paragraph,
    no heading of a part; so is the byline."""
    blocks = list(draft.blocks)
    if not blocks or blocks[0]["t"] != "Header":
        return draft
    dated = next((i for i in opening(draft) if has_dateline(blocks[i])), 0)
    signed = next((i for i in range(1, min(_BELOW_TITLE, len(blocks))) if _is_byline(blocks, i)), 0)
    for index in range(1, max(dated, signed + 1, _centred(blocks), _below_month(draft))):
        block = blocks[index]
        inlines = unwrapped(inlines_of(block))
        if (
            inlines
            and (block["t"] == "Header" or inlines is not block["c"] or _is_set(block))
            and not furniture.kind(words(inlines))
        ):
            blocks[index] = {"t": "Para", "c": inlines, "line": block["line"], "head": True}
            own = block.get("head") == PAPERS_OWN
            name = "line of the release made plain" if own else "subtitle kept"
            said = f"“{excerpt(words(inlines))}”"
            draft = draft.repaired(
                name, block["line"], f"{said} is no heading" if own else f"a paragraph: {said}"
            )
    return replace(draft, blocks=tuple(blocks))


def _centred(blocks: Sequence[Node]) -> int:
    """The block behind the centred lines right below the title, where no line further down is set so and
    looks like a heading."""
    end = 1
    while end < len(blocks) and (blocks[end].get("centred") or blocks[end].get("head")):
        end += 1
    while end > 1 and not blocks[end - 1].get("centred"):
        end -= 1
    further = any(one.get("centred") and _is_set(one) for one in blocks[end:])
    return 0 if further or any(one.get("counted") for one in blocks[1:end]) else end


def _below_month(draft: Draft) -> int:
    """The block behind a date or month that is set as a heading before the text, and behind the lines right
    below it that are, as a place is; 0 where another such date shows that they head parts."""
    said = [words(inlines_of(one)) if _is_set(one) else "" for one in draft.blocks]
    dates = [i for i, one in enumerate(said) if one and day_or_month_alone(one, draft.language)]
    if len(dates) != 1 or dates[0] not in opening(draft):
        return 0
    end = dates[0] + 1
    while end + 1 < len(said) and said[end] and not _is_text(draft.blocks[end + 1]):
        end += 1
    return end


def _is_text(block: Node) -> bool:
    said = words(inlines_of(block))
    return is_paragraph(block) and len(said) > SHORTEST_TEXT and bool(SENTENCE_END.search(said))


def _is_set(block: Node) -> bool:
    """Whether a paragraph looks like a heading: bold as a whole, large, or in capitals."""
    inlines = inlines_of(block)
    return is_paragraph(block) and (is_all(inlines, "Strong") or is_large(block) or words(inlines).isupper())


def _is_byline(blocks: Sequence[Node], index: int) -> bool:
    """Whether the line says who wrote the text (“By Ada Roe, Harbour Library”), and text follows."""
    said = words(inlines_of(blocks[index]))
    return len(said) <= _LONGEST_BYLINE and bool(_BYLINE.fullmatch(said)) and index + 1 < len(blocks)


def plain_furniture(draft: Draft) -> Draft:
    """Bold type round “FOR IMMEDIATE RELEASE” and the like, or round a letterhead, makes it look like a
    heading, which it is not."""
    blocks = list(draft.blocks)
    for index, block in enumerate(blocks):
        inlines = unwrapped(inlines_of(block))
        kind = furniture.kind(words(inlines)) if inlines is not inlines_of(block) and index else ""
        if block["t"] == "Header" and index:
            kind = furniture.kind(words(inlines_of(block)))
        at_head = is_paragraph(block) and block.get("head") and [one["t"] for one in block["c"]] == ["Strong"]
        if kind in ("release", "embargo", "end") or at_head and not SENTENCE_END.search(words(inlines)):
            head = {"head": True} if at_head else {}
            blocks[index] = {"t": "Para", "c": inlines, "line": block["line"], **head}
            draft = draft.repaired(
                "line of the release made plain", block["line"], f"“{excerpt(words(inlines))}” is no heading"
            )
    return replace(draft, blocks=tuple(blocks))


def has_dateline(block: Node) -> bool:
    """Whether a dateline is marked in ``block``."""
    return any(one["t"] == "Span" and "dateline" in one["c"][0][1] for one in inlines_of(block))


def is_title(text: str) -> bool:
    return 0 < len(text) <= LONGEST_TITLE and not SENTENCE_END.search(text)


def is_labelled(said: list[str]) -> bool:
    """Whether several lines each begin with a label (“Present: …”), as those of minutes do."""
    return len(said) > 1 and sum(bool(_LABEL.match(one)) for one in said) > 1


def unwrapped(inlines: list[Node]) -> list[Node]:
    """``inlines`` out of the bold or italics that is round all of them."""
    while len(inlines) == 1 and inlines[0]["t"] in ("Strong", "Emph"):
        inlines = inlines[0]["c"]
    return inlines


def is_headed(draft: Draft, index: int) -> bool:
    """Whether a heading says of which other day this one is: “Next meeting”, “Deadline”; not “Date”."""
    label = words(inlines_of(draft.blocks[index - 1])).rstrip(" :")
    if draft.blocks[index - 1]["t"] == "Header" and index > 1:
        return not _ITS_OWN_DAY.fullmatch(label)
    return len(label.split()) <= _LABEL_WORDS and bool(ANOTHER_DAY.search(label))
