"""What a page tells machines of itself: the day it was published, and its address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

from everyreader.importers.web.elements import Element
from everyreader.importers.web.words import words
from everyreader.model.text import folded

_SAVED = re.compile(rb"<!--\s*saved from url=\(\d+\)(https?://[^\s<>\"]+)")
_NAMES = (
    *("article:published_time", "og:published_time", "datepublished", "date", "dcterms.date", "dc.date"),
    *("dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created", "pubdate", "publishdate"),
    *("publish_date", "publication_date", "parsely-pub-date", "sailthru.date", "citation_publication_date"),
)
_CHANGES = (
    *("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified"),
    *("last-modified", "lastmod", "revised"),
)
_PUBLISHERS = ("publisher", "dcterms.publisher", "dc.publisher", "article:publisher_name", "og:site_name")
_DAY = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
CHANGED = re.compile(
    r"updated|modified|changed|aktualisiert|geändert|mis à jour|actualizad|aggiornat", re.IGNORECASE
)
_OPENING = 80  # words before and among which a page's own date stands
_KINDS = ("Article", "Posting", "Report", "WebPage", "CreativeWork")


def address(root: Element, data: bytes) -> str:
    """The page's own web address: as it says, or as the browser wrote it down that saved the page; else
    ``""``."""
    canonical = (
        one.get("href") for one in root.iter("link") if "canonical" in (one.get("rel") or "").lower().split()
    )
    shared = (one.get("content") for one in root.iter("meta") if one.get("property") == "og:url")
    saved = _SAVED.search(data[:5000])
    for one in (*canonical, *shared, saved[1].decode("ascii", "replace") if saved else ""):
        if one and urlsplit(one.strip()).scheme in ("http", "https") and urlsplit(one.strip()).netloc:
            return one.strip()
    return ""


def base(root: Element, own: str) -> str:
    """From where its relative links lead: its ``base``, else its ``own`` address; ``""`` where neither is on
    the web."""
    said = next((one.strip() for one in (one.get("href", "") for one in root.iter("base")) if one), "")
    joined = urljoin(own, said)
    return joined if urlsplit(joined).scheme in ("http", "https") else own


def changed(root: Element) -> date | None:
    """The day on which the page tells machines that it was changed last."""
    return next((day for day in map(_day, _told(root, _CHANGES, "dateModified")) if day), None)


def publisher(root: Element) -> str:
    """Whose page it is, as it tells machines."""
    said = _told(root, _PUBLISHERS, "publisher")
    return next((folded(one) for one in said if one.strip()), "")


def published(root: Element) -> date | None:
    """The day on which the page tells machines that it was published."""
    return next((day for day in map(_day, _told(root, _NAMES, "datePublished")) if day), None)


def mark_day(chosen: Element, told: date | None) -> date | None:
    """The page's day, and in place: the ``time`` of the opening that shows it is the dateline.

    A ``time`` marked as the day of publishing goes before what is ``told``, that before the first one that
    tells no change.
    """
    shown = [(one, day) for one in _times(chosen) if (day := day_of(one))]
    marked = [pair for pair in shown if _is_publishing(pair[0])]
    fitting = marked or [pair for pair in shown if told in (None, pair[1])]
    if not fitting:
        return told
    line, day = fitting[0]
    within = {str(one.tag) for one in line.iterancestors()}
    if re.search(r"\d", words(line)) and not within & {
        "li",
        "td",
        "th",
        "dd",
        "h1",
        "h2",
        "h3",
        "a",
        "b",
        "strong",
    }:
        line.tag = "span"
        for key in [key for key in line.attrib if key not in ("lang", "xml:lang")]:
            del line.attrib[key]
        line.set("class", "dateline")
    return day


def _times(chosen: Element) -> Iterator[Element]:
    """The times of the opening, those of a change left out."""
    for one in chosen.xpath(".//time | .//*[contains(@itemprop, 'datePublished')]"):
        before = " ".join(one.xpath("preceding::text()[ancestor::body]")).split()
        if len(before) > _OPENING:
            return
        last = one.xpath("string((preceding::text()[normalize-space()])[last()])")
        around = f"{one.get('itemprop')} {one.get('class')} {last[-40:]} {words(one)}"
        if not CHANGED.search(around):
            yield one


def _is_publishing(one: Element) -> bool:
    said = f"{one.get('itemprop')} {one.get('class')}".lower()
    return "pubdate" in one.attrib or "published" in said


def _told(root: Element, names: tuple[str, ...], key: str) -> Iterator[str]:
    """What the page's JSON-LD has at ``key``, and its meta elements at ``names``."""
    for one in _scripts(root):
        yield from _values(one, key)
    metas = {
        (one.get("property") or one.get("name") or one.get("itemprop") or "").lower(): one.get("content")
        or ""
        for one in reversed(list(root.iter("meta")))
    }
    yield from (metas[name] for name in names if name in metas)


def _scripts(root: Element) -> Iterator[Any]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                yield json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue


def _values(node: Any, key: str) -> Iterator[str]:
    """What the pages and articles in ``node`` have at ``key``: words, or the name of an organisation."""
    if isinstance(node, list):
        for one in node:
            yield from _values(one, key)
    elif isinstance(node, dict):
        kind, value = str(node.get("@type", "")), node.get(key)
        value = value.get("name") if isinstance(value, dict) else value
        if isinstance(value, str) and (not kind or any(one in kind for one in _KINDS)):
            yield value
        for inner in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _values(node.get(inner), key)


def day_of(time: Element) -> date | None:
    """The day that a ``time`` tells machines."""
    return _day(time.get("datetime") or time.get("content") or "")


def _day(text: str) -> date | None:
    found = _DAY.match(text.strip())
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
