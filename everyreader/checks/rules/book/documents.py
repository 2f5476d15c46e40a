"""PKG: what the e-book's documents say of themselves: language, direction, title (EPUB 3.3, 5 and 6)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from langcodes import Language
from langcodes.tag_parser import LanguageTagError

from everyreader.checks.rules.book.row import alone, main_texts, there
from everyreader.checks.rules.model import Hit, rule, short
from everyreader.checks.rules.subjects import BOOK, Case
from everyreader.formats.epub.read.content import Document
from everyreader.formats.epub.read.reading import EpubReading
from everyreader.language.tongues import primary
from everyreader.model.findings import Ground
from everyreader.model.publication import Publication

_RIGHT_TO_LEFT = frozenset(("Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"))
_EITHER_WAY = frozenset(("ja", "zh", "ko", "mn", "yue"))  # pages turn to the left where lines run down
_FILE_NAME = re.compile(
    r"(?:[\w.%()-]+\.(?:x?html?|xml|epub|docx?|odt|indd|md|txt|pdf)|(?:ch|chap|chapter|part|section|sec"
    r"|page|text|index|split|file)"
    r"[_-]?\d*(?:[_-]\w+)*|untitled(?: document)?(?:[ _-]?\d+)?|unknown|title|document|new document"
    r"|no title|page title|"
    r"microsoft word - .*|index_split_\d+|\[?no data\]?|converted ebook|cover-page)",
    re.IGNORECASE,
)
_PARTS = ("index", "title", "text", "part", "section", "chapter")
_WORD = re.compile(r"\w+")


def _languages(case: Case[EpubReading]) -> set[str]:
    """The languages in which the book is, as primary subtags."""
    if case.publication is not None:
        return {primary(case.publication.metadata.language)}
    return {primary(one) for one in case.reading.metadata.get("dcterms:language", ()) if one}


@rule(
    "PKG-027",
    "languages-disagree",
    on=BOOK,
    criterion="EPUB 3.3, 6.1",
    message="lang and xml:lang name two languages for the same words",
    fix="write the same language in both",
    rests_on=Ground.ADVICE,
)
def languages_disagree(case: Case[EpubReading]) -> Iterator[Hit]:
    """At a document's root another rule looks. Beside a statement a wrong ``xml:lang``, which counts, is the
    comparing rules'."""
    for one in case.reading.documents:
        for spot, counts in one.languages_apart:
            if spot.where == "html" and one.name in case.reading.spine:
                continue
            if case.publication is None or counts in _used(case.publication):
                yield there(one, spot)


def _used(own: Publication) -> set[str]:
    return {own.metadata.language, *(run.language for unit in own.all_units for run in unit.runs)}


@rule(
    "PKG-028",
    "package-language-differs",
    on=BOOK,
    criterion="EPUB 3.3, 5.5.3.3",
    message="the package names another language than the text",
    fix="write the language of the text as dc:language",
    applies=alone,
    why="A voice or braille table for the wrong language makes the words unintelligible.",
)
def package_language_differs(case: Case[EpubReading]) -> Iterator[Hit]:
    said, texts = _languages(case), [one for one in main_texts(case.reading) if one.language]
    apart = [one for one in texts if primary(one.language) not in said]
    for one in apart if said else ():
        detail = f"{one.name} is in “{one.language}”, the package says “{', '.join(sorted(said))}”"
        yield Hit(detail, file=one.name, unsure=len(apart) < len(texts))


def _beside(case: Case[EpubReading]) -> tuple[Document, ...]:
    """The documents that hold none of the text: contents and cover."""
    reading = case.reading
    return tuple(
        one for one in reading.documents if one.name in (reading.navigation.name, reading.cover_page)
    )


@rule(
    "PKG-029",
    "contents-language-wrong",
    on=BOOK,
    criterion="WCAG 3.1.1",
    message="the contents, the cover or the package name no language or another than the book's",
    fix="write the language of their words",
    why="A voice or braille table for the wrong language makes the words unintelligible.",
)
def contents_language_wrong(case: Case[EpubReading]) -> Iterator[Hit]:
    said, reading = _languages(case), case.reading
    for one in _beside(case):
        if not one.language and one.name not in reading.spine:
            yield Hit(f"{one.name} does not say its language", file=one.name)
        elif one.language and said and primary(one.language) not in said:
            yield Hit(
                f"{one.name} is said to be in “{one.language}”",
                file=one.name,
                unsure=case.publication is None,
            )
    own = reading.package.language
    if own and said and primary(own) not in said:
        detail = f"the package's own words are said to be in “{own}”"
        yield Hit(detail, file=reading.package.name, unsure=case.publication is None)


def _runs_right_to_left(language: str) -> bool:
    try:
        return Language.get(language).maximize().script in _RIGHT_TO_LEFT
    except LanguageTagError:
        return False


@rule(
    "PKG-030",
    "direction-wrong",
    on=BOOK,
    criterion="EPUB 3.3, 5.7.1",
    message="words or pages run against the direction of the language",
    fix="write dir and page-progression-direction as the language runs",
)
def direction_wrong(case: Case[EpubReading]) -> Iterator[Hit]:
    """Where nothing is said of the pages a reading system may still turn them rightly; parts of foreign books
    may have a language unsaid."""
    package = case.reading.package
    language = case.reading.language or package.value("dcterms:language")
    if not language:
        return
    to_left = _runs_right_to_left(language)
    if to_left and package.progression != "rtl" and len(package.spine) > 1:
        detail = f"pages of a book in “{language}” turn as “{package.progression or 'default'}”"
        yield Hit(detail, file=package.name, unsure=not package.progression)
    if not to_left and package.progression == "rtl" and primary(language) not in _EITHER_WAY:
        detail = f"pages of a book in “{language}” turn from right to left"
        yield Hit(detail, file=package.name, unsure=case.foreign)
    if package.direction in ("ltr", "rtl") and (package.direction == "rtl") != to_left:
        detail = f"the package's words in “{language}” run “{package.direction}”"
        yield Hit(detail, file=package.name, unsure=case.foreign)
    for one in case.reading.documents:
        for spot, own in one.directions:
            if spot.what in ("ltr", "rtl") and (spot.what == "rtl") != _runs_right_to_left(own or language):
                detail = f"words in “{own or language}” run “{spot.what}”"
                yield Hit(detail, file=one.name, where=spot.where, unsure=case.foreign)
        here = _runs_right_to_left(one.language or language)
        if here and one.direction != "rtl" or not here and one.direction == "rtl":
            yield Hit(
                f"{one.name} in “{one.language or language}” runs “{one.direction or 'ltr'}”",
                file=one.name,
                unsure=case.foreign and not one.direction,
            )


@rule(
    "PKG-031",
    "nameless-document",
    on=BOOK,
    criterion="WCAG 2.4.2",
    message="a document beside the text has no title",
    fix="give it a title element with words",
    rests_on=Ground.ADVICE,
)
def nameless_document(case: Case[EpubReading]) -> Iterator[Hit]:
    """Documents of the reading order are looked at in the browser, by another rule."""
    for one in case.reading.documents:
        if not one.title and one.name not in case.reading.spine:
            yield Hit(one.name, file=one.name)


@rule(
    "PKG-032",
    "title-is-file-name",
    on=BOOK,
    criterion="WCAG 2.4.2 (F25)",
    message="a document's title is a file's name or a program's placeholder",
    fix="write what the document is about",
)
def title_is_file_name(case: Case[EpubReading]) -> Iterator[Hit]:
    for one in case.reading.documents:
        if one.title and _is_file_name(one):
            word = (
                case.foreign and one.title.strip().casefold() in _PARTS
            )  # of which an author may have thought, too
            yield Hit(
                f"{one.name} is called “{short(one.title)}”",
                file=one.name,
                rests_on=Ground.ADVICE if word else None,
            )


def _is_file_name(one: Document) -> bool:
    heads = {heading.text.casefold() for heading in one.headings}
    return bool(one.title and _FILE_NAME.fullmatch(one.title.strip()) and one.title.casefold() not in heads)


@rule(
    "PKG-033",
    "title-unrelated",
    on=BOOK,
    criterion="WCAG 2.4.2 (F25)",
    message="a document's title has nothing to do with its headings or the book's title",
    fix="write what the document is about",
    rests_on=Ground.ADVICE,
)
def title_unrelated(case: Case[EpubReading]) -> Iterator[Hit]:
    """Of ours, a document is called as the statement or one of its headings; of others a person has to
    judge."""
    reading = case.reading
    for one in reading.texts if case.foreign else reading.documents:
        if not one.title or _is_file_name(one) or not (one.headings or case.publication):
            continue
        labels = [
            line.title
            for line in (*reading.navigation.toc, *reading.navigation.landmarks)
            if line.target.name == one.name
        ]
        own = case.publication.metadata.title if case.publication else ""
        said = _words(" ".join((*(heading.text for heading in one.headings), reading.title, own, *labels)))
        if case.foreign and _words(one.title) & said:
            continue
        if case.foreign or one.title not in (own, *(heading.text for heading in one.headings)):
            yield Hit(f"{one.name} is called “{short(one.title)}”", file=one.name, unsure=case.foreign)


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.casefold()) if len(word) > 2} or set(
        _WORD.findall(text.casefold())
    )
