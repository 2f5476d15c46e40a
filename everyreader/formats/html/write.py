"""A publication → one accessible HTML page in one file.

It follows the HTML Living Standard, and WCAG 2.2 from A to AAA as far as a page can decide it.
``main`` holds the statement and nothing else. Everything around it is furniture: the publisher's name, the
contents, the details at the foot. Without a narration there is no script, and the page's policy would not run one; with one there
is a player, and the policy runs its script and no other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import Markup

from everyreader.formats.audio.clips import clips
from everyreader.formats.html.body import body
from everyreader.formats.html.schema_org import schema_org
from everyreader.formats.xhtml import Fragment, Heading, direction, fragment
from everyreader.formats.xhtml.sentences import mark_sentences
from everyreader.narration.narrate import Narration
from everyreader.pages import player
from everyreader.pages.page_words import Furniture, furniture, language_name, long_date
from everyreader.pages.templates_env import render, write_page
from everyreader.publication import Metadata, Publication


@dataclass(frozen=True)
class Fact:
    """One line of the details at the foot.

    ``language`` is that of the value, ``link`` an address of the web or empty.
    """

    name: str
    value: str
    language: str
    datetime: str = ""
    link: str = ""


def write(
    publication: Publication,
    target: Path,
    *,
    styles: Path,
    fonts: tuple[Path, ...] = (),
    narration: Narration | None = None,
) -> None:
    """Write the page to ``target``. ``styles`` is the folder of ``page.css``; ``fonts`` are the files that
    may be embedded. With a ``narration`` it plays the MP3 beside it and marks each sentence while it is heard.

    Raises ``SourceError`` for a statement or a style sheet that cannot stand in one file, ``MakerMissing``
    and ``MakerFailed`` for pandoc and the fonts. Same input, same bytes.
    """
    text, listen = fragment(publication), None
    if narration is not None:
        marked = mark_sentences(text, publication)
        table = clips(narration.assembly, marked.places)
        seconds, language = narration.assembly.seconds, publication.metadata.language
        text, listen = marked.fragment, player.player(table, f"{target.stem}.mp3", seconds, language)
    write_page(target, page(publication, text, styles=styles, fonts=fonts, listen=listen))


def page(
    publication: Publication,
    text: Fragment,
    *,
    styles: Path,
    fonts: tuple[Path, ...] = (),
    listen: player.Player | None = None,
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
        "facts": list(_facts(metadata, words)),
        "player": listen,
    }
    if listen is None:
        return render("page.html", styles=styles, fonts=fonts, data=data)
    style, script = player.style(), player.script()
    return render("page.html", styles=styles, fonts=fonts, data=data, more_style=style, script=script)


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
    yield Fact(words["language"], language_name(here, in_language=own), own)
    if metadata.subject:
        yield Fact(words["subject"], ", ".join(metadata.subject), here)
    if metadata.rights:
        yield Fact(words["rights"], metadata.rights, here)
    if metadata.source:
        yield Fact(words["source"], metadata.source, here, link=_web(metadata.source))
    yield Fact(words["identifier"], metadata.identifier, own)


def _web(text: str) -> str:
    """``text`` where it is an address of the web, else nothing: no other scheme becomes a link."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in ("http", "https") and parts.netloc else ""
