"""Word: stretches of words that the file gives another language than its text's, marked before pandoc reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from everyreader.importers.docx_parts import W
from everyreader.importers.docx_words import paragraphs, text_of, words_of
from everyreader.importers.languages import CLOSING, is_kept, main_language, named, opening
from everyreader.repair.draft import Repair
from everyreader.tongues import letters_in

_DEEPEST = 10  # styles that rest upon each other

Element = etree._Element


def mark(body: Element, styles: Element | None, said: str, told: str) -> Iterator[Repair]:
    """In place: signs round the runs of each stretch; ``said`` is the language that the file has in general, which tells nothing."""
    by_name = {one.get(f"{W}styleId"): one for one in (() if styles is None else styles.iter(f"{W}style"))}
    everything = list(paragraphs(body))
    letters: Counter[str] = Counter()
    for run in body.iter(f"{W}r"):
        letters[_value(run.find(f"{W}rPr/{W}lang")) or said] += letters_in(words_of(run))
    most = max(letters, key=letters.__getitem__, default=said)
    main = main_language(told, " ".join(map(text_of, everything)), most)
    for number, paragraph in enumerate(everything, 1):
        own = _of_style(paragraph.find(f"{W}pPr/{W}pStyle"), by_name)
        text = text_of(paragraph)
        for around in [paragraph, *paragraph.iter(f"{W}hyperlink")]:
            runs = [run for run in around.iterchildren(f"{W}r") if words_of(run)]
            for language, group in groupby(_filled(runs, own, by_name), key=lambda one: one[0]):
                stretch = [run for _, run in group]
                words = "".join(map(words_of, stretch))
                if is_kept(words, text, language, main):
                    stretch[0].addprevious(_run(opening(language)))
                    stretch[-1].addnext(_run(CLOSING))
                    yield named(number, words.strip(), language)


def _filled(runs: list[Element], own: str, styles: dict[str | None, Element]) -> list[tuple[str, Element]]:
    """Each run with its language; spaces and points between two of one language are in it, too."""
    said = [
        _value(run.find(f"{W}rPr/{W}lang")) or _of_style(run.find(f"{W}rPr/{W}rStyle"), styles) or own
        for run in runs
    ]
    has_letters = [any(map(str.isalpha, words_of(run))) for run in runs]
    for index in range(len(runs)):
        after = next((said[n] for n in range(index, len(runs)) if has_letters[n]), "")
        if index and not has_letters[index] and said[index - 1] == after:
            said[index] = after
    return list(zip(said, runs, strict=True))


def _of_style(name: Element | None, styles: dict[str | None, Element]) -> str:
    for _ in range(_DEEPEST):
        style = None if name is None else styles.get(name.get(f"{W}val"))
        if style is None:
            return ""
        if found := _value(style.find(f"{W}rPr/{W}lang")):
            return found
        name = style.find(f"{W}basedOn")
    return ""


def _value(lang: Element | None) -> str:
    return "" if lang is None else lang.get(f"{W}val", "")


def _run(sign: str) -> Element:
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}t").text = sign
    return run
