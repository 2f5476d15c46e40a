"""OpenDocument: stretches of words that the file gives another language than its text's, marked before pandoc
reads it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from lxml import etree

from everyreader.importers.draft import Repair
from everyreader.importers.odt.styles import Styles, chain, language_of
from everyreader.importers.odt.words import TEXT, paragraphs, text_of
from everyreader.importers.office.languages import CLOSING, is_kept, named, opening
from everyreader.importers.web.elements import put_before

Element = etree._Element


def told_of(body: Element, styles: Styles, said: str) -> dict[str, str]:
    """The words of ``body`` by the language that its styles give them; ``said`` holds where they say none."""
    words: defaultdict[str, list[str]] = defaultdict(list)
    for paragraph in paragraphs(body):
        own = _of_style(paragraph, styles) or said
        rest = text_of(paragraph)
        for language, spans in _stretches(paragraph, styles):
            for text in map(text_of, spans):
                words[language].append(text)
                rest = rest.replace(text, "", 1)
        words[own].append(rest)
    return {tag: "".join(f"{one} " for one in several) for tag, several in words.items()}


def mark(
    body: Element, lines: Sequence[str], styles: Styles, main: str, untrue: frozenset[str]
) -> Iterator[Repair]:
    """In place: signs round paragraphs and spans that are not in ``main``. ``lines`` are the words of its
    paragraphs, ``untrue`` the languages that the file gives to words of others."""
    for number, (paragraph, text) in enumerate(zip(list(paragraphs(body)), lines, strict=True), 1):
        language = _of_style(paragraph, styles)
        if language and is_kept(text, text, language, main, untrue):
            paragraph.text = opening(language) + (paragraph.text or "")
            _put_behind(paragraph, CLOSING)
            yield named(number, text.strip(), language)
            continue
        for language, spans in _stretches(paragraph, styles):
            words = "".join(text_of(one) + (one.tail or "") * (one is not spans[-1]) for one in spans)
            if is_kept(words, text, language, main, untrue):
                put_before(spans[0], opening(language))
                spans[-1].tail = CLOSING + (spans[-1].tail or "")
                yield named(number, words.strip(), language)


def _stretches(paragraph: Element, styles: Styles) -> list[tuple[str, list[Element]]]:
    """The spans of ``paragraph`` that have a language, those with nothing but spaces between them
    together."""
    out: list[tuple[str, list[Element]]] = []
    for around in [paragraph, *paragraph.iter(f"{TEXT}a")]:
        for span in around.iterchildren(f"{TEXT}span"):
            language = _of_style(span, styles)
            before = span.getprevious()
            goes_on = (
                out and before is not None and out[-1][1][-1] is before and not (before.tail or "").strip()
            )
            if language and goes_on and out[-1][0] == language:
                out[-1][1].append(span)
            elif language:
                out.append((language, [span]))
    return out


def _of_style(node: Element, styles: Styles) -> str:
    named_in = chain(node.get(f"{TEXT}style-name", ""), styles)
    return next(filter(None, map(language_of, named_in)), "")


def _put_behind(paragraph: Element, text: str) -> None:
    if len(paragraph):
        paragraph[-1].tail = (paragraph[-1].tail or "") + text
    else:
        paragraph.text = (paragraph.text or "") + text
