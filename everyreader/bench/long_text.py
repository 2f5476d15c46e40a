"""Long statements for measuring: chapters of ordinary paragraphs, now and then a list, a table, a quotation,
a note, a link.

No word of it means anything; its kinds of blocks and their lengths are those of reports. The same seed gives
the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

_MATTER = """---
title: {title}
date: 2024-05-02
publisher: Wells and Rivers Trust
language: en-GB
identifier: urn:uuid:7c4f3a52-6f6a-5b1c-{seed:04x}-{words:012x}
---

# {title}

[2 May 2024]{{.dateline}}
"""
_CHAPTER, _SECTION = 2_500, 600  # words
_WHO = (
    "the council", "every district", "our partner", "the ministry", "a village", "the committee",
    "the engineer", "a neighbour", "the court", "the assembly", "a teacher", "the commission",
    "the farmers", "the secretary", "the hospital", "an inspector", "the families", "the auditor",
    "the agency", "a witness",
)  # fmt: skip
_DOES = (
    "measures", "publishes", "protects", "repairs", "questions", "supports", "delays", "approves",
    "reviews", "explains", "accepts", "records", "rejects", "describes", "finances", "watches", "improves",
    "changes", "discusses", "prepares",
)  # fmt: skip
_WHAT = (
    "the budget", "each payment", "the agreement", "clean water", "the new road", "its own report",
    "the harvest", "the election", "public transport", "the old bridge", "the supply of medicine",
    "the right to shelter", "the water table", "a fair trial", "the river bank", "the school year",
    "the cost of repair", "the evidence", "the use of land", "the list of names", "the market",
    "the border", "the delivery of aid", "the pause",
)  # fmt: skip
_HOW = (
    "in the spring", "without delay", "after the storm", "for forty years", "in good faith",
    "at its own expense", "before the next session", "under the same law", "with great care",
    "in 12 of 30 districts", "by £4 a head", "as it promised in 2019", "for the first time",
    "on both sides of the river", "against the advice of experts", "at 5 per cent a year",
    "within thirty days", "where nobody else does", "in public", "once more",
)  # fmt: skip
_JOINS = ("and", "but", "while", "because", "so that", "although", "until", "as soon as", "even if", "since")
_TOPICS = (
    "Water", "Roads", "Schools", "Money", "Proof", "Health", "Housing", "Courts", "Farms", "Trade",
    "Energy", "Elections", "Transport", "Shelter", "Borders", "Rivers",
)  # fmt: skip


def long_text(words: int, seed: int = 1) -> str:
    """The text of a ``statement.md`` of so many words, and at most a section more."""
    chance = Random(seed)  # noqa: S311 - nothing secret
    parts, notes, count, chapter = (
        [_MATTER.format(title="The Long Report", seed=seed, words=words)],
        list[str](),
        0,
        0,
    )
    while count < words:
        chapter += 1
        wanted = min(_CHAPTER, words - count)
        for block in _chapter(chance, chapter, wanted, notes):
            parts.append(block)
            count += len(block.split())
    return "\n".join((*parts, *notes))


def _chapter(chance: Random, number: int, wanted: int, notes: list[str]) -> Iterator[str]:
    topic = chance.choice(_TOPICS)
    yield f"## {number}. {topic} and {chance.choice(_TOPICS).lower()} {{#chapter-{number}}}\n"
    count, section = 0, 0
    while count < wanted:
        if section:
            yield f"### {topic} in part {section}\n"
        for block in _section(chance, number, min(_SECTION, wanted - count), notes):
            yield block
            count += len(block.split())
        section += 1
    yield _table(chance, number)


def _section(chance: Random, number: int, wanted: int, notes: list[str]) -> Iterator[str]:
    count = 0
    while count < wanted:
        kind = chance.random()
        if kind < 0.05:
            block = "".join(f"- {_clause(chance).capitalize()}\n" for _ in range(chance.randint(3, 6)))
        elif kind < 0.08:
            block = "".join(
                f"{at}. {_clause(chance).capitalize()}\n" for at in range(1, chance.randint(4, 7))
            )
        elif kind < 0.12:
            block = f"> {_sentences(chance, 2)}\n"
        else:
            block = _paragraph(chance, number, notes)
        yield block
        count += len(block.split())


def _paragraph(chance: Random, number: int, notes: list[str]) -> str:
    said = _sentences(chance, chance.randint(3, 8))
    kind = chance.random()
    if kind < 0.2:
        name = f"n{len(notes) + 1}"
        notes.append(f"[^{name}]: {_sentences(chance, 1)}\n")
        said += f"[^{name}]"
    elif kind < 0.3:
        said += f" See [{_thing(chance)} {number}](https://example.org/{number}/{chance.randint(1, 10**6)})."
    elif kind < 0.35:
        said += f" More stands in [chapter {chapter}](#chapter-{chapter})." if (chapter := number - 1) else ""
    elif kind < 0.4:
        said += f" It is *{_thing(chance)}* that counts, [*l’eau, c’est la vie*]{{lang=fr}}."
    return said + "\n"


def _table(chance: Random, number: int) -> str:
    rows = (
        f"| District {at} | {chance.randint(1, 99)} | {chance.randint(1000, 9999):,} |"
        for at in range(1, chance.randint(4, 9))
    )
    head = f"::: {{.table row-headers=1}}\nWells by district in chapter {number}\n\n"
    return f"{head}| District | Wells | People |\n|---|---:|---:|\n" + "\n".join(rows) + "\n\n:::\n"


def _sentences(chance: Random, many: int) -> str:
    return " ".join(f"{_first(_clause(chance))}." for _ in range(many))


def _first(words: str) -> str:
    return words[0].upper() + words[1:]


def _clause(chance: Random) -> str:
    said = f"{chance.choice(_WHO)} {chance.choice(_DOES)} {chance.choice(_WHAT)} {chance.choice(_HOW)}"
    if chance.random() < 0.5:
        said += f", {chance.choice(_JOINS)} {_clause(chance)}"
    return said


def _thing(chance: Random) -> str:
    return chance.choice(_WHAT)
