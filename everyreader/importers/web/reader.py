"""Saved pages (html, htm, xhtml): the article is chosen, the rest named, and the article read by pandoc."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as Base64Error
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize
from urllib.parse import unquote_to_bytes

import lxml.html

from everyreader.importers.blocks.pictures import Find, beside
from everyreader.importers.draft import Draft, Repair, Repairs
from everyreader.importers.encodings import Text, decoded
from everyreader.importers.reading import Found, draft
from everyreader.importers.web import annotations as web_shown
from everyreader.importers.web import article as web
from everyreader.importers.web import (
    heading,
    images,
    landings,
    languages,
    lists,
    metadata,
    notes,
    plain,
    whole,
)
from everyreader.importers.web import places as web_places
from everyreader.importers.web import words as web_words
from everyreader.importers.web.elements import at, numbered
from everyreader.importers.web.tables import head_tables
from everyreader.model.errors import SourceError

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_DATA = re.compile(r"data:image/[\w.+-]+(;base64)?,(.*)", re.DOTALL)


def read(path: Path, language: str) -> Draft:
    """The page's article as a draft; its places are paragraphs. Raises ``SourceError``, ``MakerMissing``."""
    data = path.read_bytes()
    if _ENTITY.search(data[:10_000]):
        raise SourceError(path, "it declares entities, which can hide words; save the page again")
    text = _decoded(path, data)
    root, repairs = web.parsed(path, text.text.encode(), encoding="utf-8"), Repairs(text.repairs)
    numbered(root)
    page = deepcopy(root)
    image = written_in(beside(path.parent))
    lists.record(root, web.sheets(root, beside(path.parent)))
    own, day = metadata.address(root, data), metadata.published(root)
    publisher, changed = metadata.publisher(root), metadata.changed(root)
    base = metadata.base(root, own)
    images.settle(web.body_of(root), image, repairs)
    chosen = web.article(root, repairs)
    repairs += whole.rest(text.text, page, chosen, repairs)
    plain.addressed(chosen, own, base)
    plain.without_anchors(chosen, repairs)
    plain.without_tags(chosen, repairs)
    plain.underlined(chosen)
    marks = notes.settle(chosen, repairs)
    web_shown.told_aside(chosen, repairs)
    landings.placed(chosen)
    day = metadata.mark_day(chosen, day)
    later = changed.isoformat() if changed and day and changed > day else ""
    told = {"source": own, "publisher": publisher, "updated": later}
    if later:
        repairs.say("change found", 1, f"the page says that it was changed on {later}: `updated`")
    if day:
        said = f"the page says that it is of {day.isoformat()}; give --date to change it"
        repairs.say("date found", 1, said)
    repairs += [Repair("formula", at(one), "it became a formula") for one in chosen.iter("math")]
    language_said = languages.language(chosen)
    languages.settle(chosen, language_said)
    lists.settle(chosen, repairs)
    title = heading.title_in(chosen, heading.called(page), language_said or language)
    found = Found(
        tuple(web_words.lines(chosen)),
        tuple(web_places.resolved(chosen, repairs)),
        language=language_said,
        matter={key: value for key, value in told.items() if value},
        image=image,
        date=day,
        labels=tuple(lists.labels(chosen)),
    )
    notes.write_signs(marks)
    head_tables(chosen)
    made = draft(path, lxml.html.tostring(chosen, encoding="utf-8"), "html", found, language)
    return replace(made, title=title)


def written_in(find: Find) -> Find:
    """Images written into the page itself, and what ``find`` finds."""

    def found(address: str) -> bytes | None:
        inside = _DATA.match(address)
        if not inside:
            return find(address)
        try:
            return b64decode(inside[2]) if inside[1] else unquote_to_bytes(inside[2])
        except (ValueError, Base64Error):
            return None

    return found


def _decoded(path: Path, data: bytes) -> Text:
    """The page's text in the encoding that it names; where it names none, in the one that is found out."""
    named = _CHARSET.search(data[:4000])
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = named[1].decode("ascii", "replace").lower()
        try:
            named_text = data.decode("cp1252" if encoding in ("iso-8859-1", "latin1") else encoding)
        except (LookupError, UnicodeDecodeError):
            pass
        else:
            return Text(normalize("NFC", named_text), ())
    return decoded(path, data)
