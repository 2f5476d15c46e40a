"""A publication → one accessible HTML page in one file.

It follows the HTML Living Standard, and WCAG 2.2 from A to AAA as far as a page can decide it. ``main`` holds
the statement and nothing else. Everything around it is furniture: the publisher's name, the contents, the
details at the foot. Without a narration there is no script, and the page's policy would not run one; with one
there is a player, and the policy runs its script and no other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from everyreader.formats.html.write.body import body
from everyreader.formats.html.write.schema_org import schema_org
from everyreader.formats.xhtml import Fragment, Heading, direction, fragment
from everyreader.formats.xhtml.sentences import mark_sentences
from everyreader.model.abbreviations import abbreviations
from everyreader.model.publication import Metadata, Publication
from everyreader.narration.clips import Clip, clips
from everyreader.narration.narrate import Narration
from everyreader.theme import player
from everyreader.theme.house_style import house_style, logo_of
from everyreader.theme.page_words import Furniture, furniture, language_name, long_date, size
from everyreader.theme.templates_env import render, write_page


@dataclass(frozen=True)
class Fact:
    """One line of the details at the foot.

    ``language`` is that of the value, ``link`` an address of the web or empty. ``more`` are several values,
    each with its link, and ``value`` then stands below them.
    """

    name: str
    value: str
    language: str
    datetime: str = ""
    link: str = ""
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Beside:
    """A file that lies beside the page: its name, what it is in ``page_words``, and its bytes."""

    name: str
    word: str
    bytes: int


def write(
    publication: Publication,
    target: Path,
    *,
    styles: Path,
    fonts: tuple[Path, ...] = (),
    narration: Narration | None = None,
    beside: tuple[Beside, ...] = (),
) -> None:
    """Write the page to ``target``. ``styles`` is the folder of ``page.css``; ``fonts`` are the files that
    may be embedded. With a ``narration`` it plays the MP3 beside it and marks each sentence while it is
    heard. ``beside`` are other formats that it leads to.

    Raises ``SourceError`` for a statement or a style sheet that cannot stand in one file, ``MakerMissing``
    and ``MakerFailed`` for pandoc and the fonts. Same input, same bytes.
    """
    text, listen = fragment(publication), None
    if narration is not None:
        marked = mark_sentences(text, publication)
        table = clips(narration.assembly, marked.places)
        seconds, language = narration.assembly.seconds, publication.metadata.language
        edition = _edition(publication, table)
        text, listen = marked.fragment, player.player(table, f"{target.stem}.mp3", seconds, language, edition)
    write_page(target, page(publication, text, styles=styles, fonts=fonts, listen=listen, beside=beside))


def _edition(publication: Publication, table: Sequence[Clip]) -> str:
    """What a remembered place belongs to: this statement, spoken in these sentences at these times."""
    told = f"{publication.metadata.identifier}\n{[(one.element, one.begin) for one in table]}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def page(
    publication: Publication,
    text: Fragment,
    *,
    styles: Path,
    fonts: tuple[Path, ...] = (),
    listen: player.Player | None = None,
    beside: tuple[Beside, ...] = (),
) -> str:
    """The page as text, from a fragment that was made already."""
    metadata = publication.metadata
    words = furniture(metadata.language)
    contents = _below_the_title(text.contents)
    data = {
        "language": metadata.language,
        "direction": direction(metadata.language),
        "title": metadata.title,
        "description": metadata.description,
        "authors": metadata.author,
        "publisher": metadata.publisher,
        "iso_date": metadata.date.isoformat(),
        "words": words,
        "schema_org": schema_org(publication, text, has_contents=bool(contents)),
        "contents": contents,
        "body": Markup(body(text, publication, words)),
        "facts": [
            *_facts(metadata, words),
            *_abbreviations(publication, words),
            *_house(publication, words),
            *_beside(words, beside),
        ],
        "player": listen,
        "logo": logo_of(publication.house, metadata.publisher),
        "canonical": _canonical(publication),
    }
    style, script = house_style(publication.house.colours), ""
    if listen is not None:
        style, script = f"{style}\n{player.style()}", player.script()
    return render("page.html", styles=styles, fonts=fonts, data=data, more_style=style, script=script)


def _canonical(publication: Publication) -> str:
    web, name = publication.house.web, quote(publication.name)
    return f"{web}{name}/{name}.html" if web else ""


def _below_the_title(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The headings without the title, which opens the page and needs no link to it."""
    if headings and headings[0].level == 1:
        return headings[0].children + headings[1:]
    return headings


def _facts(metadata: Metadata, words: Furniture) -> Iterable[Fact]:
    here, own = metadata.language, words.language
    yield Fact(words["publisher"], metadata.publisher, here)
    if metadata.author:
        yield Fact(words["author"], ", ".join(metadata.author), here)
    yield Fact(words["date"], long_date(metadata.date, own), own, datetime=metadata.date.isoformat())
    if metadata.updated:
        yield Fact(words["updated"], long_date(metadata.updated, own), own)  # the one marked date is its own
    yield Fact(words["language"], language_name(here, in_language=own), own)
    if metadata.subject:
        yield Fact(words["subject"], ", ".join(metadata.subject), here)
    if metadata.rights:
        yield Fact(words["rights"], metadata.rights, here)
    if metadata.source:
        yield Fact(words["source"], metadata.source, here, link=_web(metadata.source))
    yield Fact(words["identifier"], metadata.identifier, own)


def _abbreviations(publication: Publication, words: Furniture) -> Iterable[Fact]:
    """What they stand for, for all who do not point at them with a mouse (WCAG 3.1.4, G62)."""
    known = tuple((f"{one.text}: {one.expansion}", "") for one in abbreviations(publication))
    if known:
        yield Fact(words["abbreviations"], "", publication.metadata.language, more=known)


def _house(publication: Publication, words: Furniture) -> Iterable[Fact]:
    own, house = words.language, publication.house
    if publication.contact:
        yield Fact(words["contact"], "", publication.metadata.language, more=publication.contact.ways)
    if house.feedback:
        yield Fact(words["feedback"], words["tell"], own, link=house.feedback)
    if house.web:
        address = f"{house.web}{quote(publication.name)}/"
        yield Fact(words["web"], address, own, link=address)


def _beside(words: Furniture, beside: tuple[Beside, ...]) -> Iterable[Fact]:
    """The other formats. Their addresses are names alone: they lead on without a network, wherever the folder
    lies."""
    if not beside:
        return
    own = words.language
    files = tuple((f"{words[one.word]}, {size(one.bytes, own)}", quote(one.name)) for one in beside)
    more = (*files, (words["all"], "index.html"))
    yield Fact(words["formats"], words["beside"], own, more=more)


def _web(text: str) -> str:
    """``text`` where it is an address of the web, else nothing: no other scheme becomes a link."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in ("http", "https") and parts.netloc else ""
