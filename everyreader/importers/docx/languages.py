"""Word: stretches of words that the file gives another language than its text's, marked before pandoc reads
it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from lxml import etree

from everyreader.importers.docx.parts import W, value_of
from everyreader.importers.docx.styles import Styles, usual
from everyreader.importers.docx.styles import said as style_said
from everyreader.importers.docx.words import paragraphs, run_of, words_of
from everyreader.importers.draft import Repair
from everyreader.importers.office.languages import CLOSING, is_kept, named, opening

Element = etree._Element


def told_of(body: Element, styles: Styles, said: str) -> dict[str, str]:
    """The words of ``body`` by the language that runs and styles give them; ``said`` holds where they say
    none."""
    normal = usual(styles)
    words: defaultdict[str, list[str]] = defaultdict(list)
    for paragraph in paragraphs(body):
        own = style_said(value_of(paragraph, "pPr/pStyle") or normal, styles, "rPr/lang") or said
        for run in paragraph.iter(f"{W}r"):
            words[_of_run(run, styles) or own].append(words_of(run))
        for several in words.values():
            several.append(" ")
    return {tag: "".join(several) for tag, several in words.items()}


def mark(
    body: Element, lines: Sequence[str], styles: Styles, main: str, untrue: frozenset[str]
) -> Iterator[Repair]:
    """In place: signs round the runs of each stretch that is not in ``main``. ``lines`` are the words of its
    paragraphs, ``untrue`` the languages that the file gives to words of others."""
    for number, (paragraph, text) in enumerate(zip(list(paragraphs(body)), lines, strict=True), 1):
        own = style_said(value_of(paragraph, "pPr/pStyle"), styles, "rPr/lang")
        for around in [paragraph, *paragraph.iter(f"{W}hyperlink")]:
            runs = [run for run in around.iterchildren(f"{W}r") if words_of(run)]
            for language, group in groupby(_filled(runs, own, styles), key=lambda one: one[0]):
                stretch = [run for _, run in group]
                words = "".join(map(words_of, stretch))
                if is_kept(words, text, language, main, untrue):
                    stretch[0].addprevious(run_of(opening(language)))
                    stretch[-1].addnext(run_of(CLOSING))
                    yield named(number, words.strip(), language)


def _filled(runs: list[Element], own: str, styles: Styles) -> list[tuple[str, Element]]:
    """Each run with its language; spaces and points between two of one language are in it, too."""
    said = [_of_run(run, styles) or own for run in runs]
    has_letters = [any(map(str.isalpha, words_of(run))) for run in runs]
    for index in range(len(runs)):
        after = next((said[n] for n in range(index, len(runs)) if has_letters[n]), "")
        if index and not has_letters[index] and said[index - 1] == after:
            said[index] = after
    return list(zip(said, runs, strict=True))


def _of_run(run: Element, styles: Styles) -> str:
    return value_of(run, "rPr/lang") or style_said(value_of(run, "rPr/rStyle"), styles, "rPr/lang")
