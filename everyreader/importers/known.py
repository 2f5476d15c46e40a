"""What is known of a received file beside its text: what the person told, and where nothing was told, what it
says itself or its house does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from everyreader.importers.draft import Draft, Repair, excerpt
from everyreader.importers.repair import tongue
from everyreader.language.tongues import (
    LETTERS,
    NO_LANGUAGE,
    apart,
    letters_in,
    likely_tongue_of,
    name_of,
    primary,
    spelled,
)
from everyreader.model.house import House
from everyreader.model.text import folded

_NO_WORD = re.compile(r"\S*[\d@/\\_<>=]\S*")
_LONGEST = 5000  # characters of a text in which its language is sought
_FILE, _HOUSE, _WORDS = "the file", "publisher.yaml", "its words"


@dataclass(frozen=True)
class Told:
    """What the person said with flags; empty where nothing was said."""

    name: str = ""
    publisher: str = ""
    language: str = ""
    title: str = ""
    date: str = ""
    identifier: str = ""
    one_paragraph: bool = False


def known(draft: Draft, told: Told, house: House) -> Draft:
    """``draft`` with what was told; where nothing was, with what its file, its words or the house says, and
    with who said it."""
    draft = _in_its_language(draft, told, house)
    draft = replace(
        draft, blocks=tuple(tongue.with_headings(tongue.settled(list(draft.blocks), draft.language)))
    )
    publishers = {
        "--publisher": told.publisher,
        _HOUSE: house.name,
        _FILE: str(draft.matter.get("publisher", "")),
    }
    by, publisher = next(((by, name) for by, name in publishers.items() if name), ("", ""))
    title, day = folded(told.title), date.fromisoformat(told.date) if told.date else None
    origins = {
        "title": "--title" if title else _FILE if draft.title else "",
        "date": "--date" if day else _FILE if draft.date else "",
        "publisher": by,
    }
    return replace(
        draft,
        title=title or draft.title,
        date=day or draft.date,
        publisher=publisher,
        origins={**draft.origins, **{key: by for key, by in origins.items() if by}},
        matter={
            key: value
            for key, value in draft.matter.items()
            if key != "updated" or not day or str(value) > day.isoformat()
        },
        repairs=tuple(_as_told(draft, day)),
    )


def _as_told(draft: Draft, day: date | None) -> Iterator[Repair]:
    """The repairs; where the person told the date, the one that the file told is not what counts."""
    for one in draft.repairs:
        if one.name == "date found" and day:
            stays = "so does --date" if day == draft.date else f"--date says {day.isoformat()}, and counts"
            one = replace(one, message=f"the page says that it is of {draft.date}; {stays}")
        yield one


def _in_its_language(draft: Draft, told: Told, house: House) -> Draft:
    """``draft`` with its language. Where its words are certainly in another than file and house say, they are
    believed; those that are marked as in another than the rest tell nothing of the whole."""
    if told.language:
        language = spelled(told.language)
        return replace(draft, language=language, origins={**draft.origins, "language": "--lang"})
    said, own = spelled(tongue.said(draft)), house.language
    if primary(said) in NO_LANGUAGE:  # as word processors write for “check no spelling here”
        said, draft = "", replace(draft, language="")
    certain = _certain(tongue.unmarked(draft, said))
    named = (
        {_HOUSE: own, _FILE: said}
        if not said or primary(said) == primary(own)
        else {_FILE: said, _HOUSE: own}
    )
    fits = {by: one for by, one in named.items() if one and not apart(primary(one), certain)}
    by, language = next(iter(fits.items()), (_WORDS, certain))
    if not language:
        return draft
    draft = replace(draft, language=language, origins={**draft.origins, "language": by})
    wrong = ", ".join(f"{who} says '{one}'" for who, one in named.items() if one and one not in fits.values())
    if by == _FILE:
        message = f"the file says that it is in '{language}'"
    elif by == _WORDS:
        message = f"its words are {name_of(language)}{f', though {wrong}' if wrong else ''}"
    else:
        return draft
    return draft.repaired("language found", 1, f"{message}; give --lang to change it")


def _certain(text: str) -> str:
    """The language that the words of ``text`` are certainly in, addresses left out."""
    text = _NO_WORD.sub(" ", text)[:_LONGEST]
    return likely_tongue_of(text) if letters_in(text) >= LETTERS else ""


def facts(draft: Draft) -> Iterator[str]:
    """Title, date, publisher and language, each with where it is known from; nothing for what is not
    known."""
    day = draft.date.isoformat() if draft.date else ""
    said = {
        "title": f"“{excerpt(draft.title, 80)}”" if draft.title else "",
        "date": day,
        "publisher": f"“{draft.publisher}”" if draft.publisher else "",
        "language": draft.language,
    }
    for name, value in said.items():
        if value:
            by = draft.origins.get(name, "")
            yield f"{name} {value}{f' ({by})' if by else ''}"
