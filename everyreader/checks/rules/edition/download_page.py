"""EDN: the download page tells its reader which statement this is, that its voice is synthetic, and what was
not tested."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from babel import Locale, UnknownLocaleError

from everyreader.checks.edition_files import KINDS
from everyreader.checks.edition_reading import EditionReading
from everyreader.checks.rules.edition.download_amounts import stale
from everyreader.checks.rules.edition.download_links import PAGE, has_page, page_of
from everyreader.checks.rules.model import REBUILD, Hit, having, rule, short, where
from everyreader.checks.rules.subjects import PUBLISHED, WithStatement
from everyreader.checks.rules.voices import SYNTHETIC
from everyreader.language.dates import dates_in_words, says_date
from everyreader.model.findings import Ground
from everyreader.model.publication import Metadata
from everyreader.model.text import folded
from everyreader.pages.read_back import DownloadPage

_COUNTS = {
    "errors": r"errors?",
    "warnings": r"warnings?( and notices)?",
    "cantTell": r"(for a person to judge|questions?.*)",
    "untested": r"not tested",
}
_REACHED = ("mailto:", "tel:")
_BYTES = re.compile(r"(\d+) ?B")
_LENGTH = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?")


def _folded(text: str) -> str:
    return folded(text).casefold()


@rule(
    "EDN-026",
    "page-names-another",
    on=PUBLISHED,
    criterion="WCAG 2.4.2",
    message="the download page says otherwise of the statement than the statement itself",
    fix=REBUILD,
    applies=has_page,
    needs="page",
    why="A reader fetches another statement than was looked for.",
)
@having(page_of)
def page_names_another(case: WithStatement[EditionReading], page: DownloadPage) -> Iterator[Hit]:
    """Title and heading, publisher, date, language and identifier."""
    own = case.publication.metadata
    title = _folded(own.title)
    if title not in _folded(page.title):
        yield _hit(f"the page's title is “{short(page.title)}”")
    main = [words for level, words in page.headings if level == 1]
    if not any(title in _folded(words) for words in main):
        yield _hit(f"the heading is “{short('; '.join(main))}”")
    house = page.facts.get("Published by", page.words)
    below_the_title = f"{title} {_folded(own.publisher)}"
    ours = "Published by" in page.facts
    if _folded(own.publisher) not in _folded(house) or ours and below_the_title not in _folded(page.words):
        yield _hit(f"“{short(own.publisher)}” is not named as its publisher")
    yield from _dates(own, page)
    yield from _language(own, page)
    said = page.facts.get("Identifier", own.identifier)
    if _folded(said) != _folded(own.identifier):
        yield _hit(f"the identifier is “{short(said)}”, the statement's is “{short(own.identifier)}”")


def _hit(detail: str) -> Hit:
    return Hit(detail, file=PAGE)


def _dates(own: Metadata, page: DownloadPage) -> Iterator[Hit]:
    forms = dates_in_words(own.date, own.language, page.language)
    for one in page.dates:
        if one.words and folded(one.words) not in forms:
            yield _hit(f"the date is “{short(one.words)}”, the statement's is {own.date.isoformat()}")
        elif one.marked and not one.marked.startswith(own.date.isoformat()):
            yield _hit(
                f"the date is marked as {short(one.marked)}, the statement's is {own.date.isoformat()}"
            )
    if not page.dates and not says_date(page.words, own.date, own.language, page.language):
        yield _hit("the date is not said")


def _language(own: Metadata, page: DownloadPage) -> Iterator[Hit]:
    """By its name in the page's own language; a page that names none in a list of facts may say it
    anywhere."""
    said = page.facts.get("Language", page.words)
    names = {_name(own.language, page.language), _name(own.language.split("-")[0], page.language)} - {""}
    if names and not any(_folded(name) in _folded(said) for name in names):
        shown = f"“{short(said)}”" if "Language" in page.facts else "not said"
        yield _hit(f"the language is {shown}, the statement's is {own.language}")


def _name(tag: str, page: str) -> str:
    try:
        return Locale.parse(tag, sep="-").get_display_name(Locale.parse(page or "en", sep="-")) or ""
    except (UnknownLocaleError, ValueError):
        return ""


@where("our own editions with recordings and a download page")
def _speaks(case: WithStatement[EditionReading]) -> bool:
    """Whether there is a page, and a recording of ours."""
    return case.reading.page is not None and not case.foreign and bool(case.reading.told("voices"))


@rule(
    "EDN-027",
    "voice-unsaid",
    on=PUBLISHED,
    criterion="EN 301 549 12.1.1",
    message="the download page does not say whose voice reads",
    fix="build the edition again",
    applies=_speaks,
    house=True,
    needs="page",
    why="A listener takes the voice for a person's.",
)
@having(page_of)
def voice_unsaid(case: WithStatement[EditionReading], page: DownloadPage) -> Iterator[Hit]:
    """It says so, and names each voice that the edition's description names, if the recordings name it,
    too."""
    heard = " ".join(words for one in case.reading.files.values() for words in one.comments)
    reader = case.publication.metadata.reader
    if not reader and not SYNTHETIC.search(page.words) or reader and reader not in page.words:
        yield _hit("")
        return
    for voice in case.reading.told("voices"):
        if voice in heard and voice not in page.words:
            yield _hit(f"“{short(voice)}” is not named")


@rule(
    "EDN-028",
    "checks-misstated",
    on=PUBLISHED,
    criterion="EN 301 549 12.1.1",
    message="the download page says otherwise of the checks than the report",
    fix=REBUILD,
    applies=has_page,
    house=True,
    rests_on=Ground.STANDARD,
    needs="page",
    why="A reader trusts an edition for what was not found, or not looked at.",
)
@having(page_of)
def checks_misstated(case: WithStatement[EditionReading], page: DownloadPage) -> Iterator[Hit]:
    """What was not tested by name, and the numbers of the report."""
    for name in case.reading.told("untested"):
        if _folded(name) not in _folded(page.words):
            yield _hit(f"“{short(name)}” was not tested, and the page does not say so")
    summary = (case.reading.findings or {}).get("summary")
    for name, told in _told(page.facts):
        value = summary.get(name) if isinstance(summary, dict) else None
        true = len(value) if isinstance(value, list) else value
        if isinstance(true, int) and told != true:
            yield _hit(f"{told} {_COUNT_WORDS[name]}; the report has {true}")


@rule(
    "EDN-034",
    "download-contact-wrong",
    on=PUBLISHED,
    criterion="EN 301 549 12.2.4",
    message="the page leads to another contact than the statement's",
    fix=REBUILD,
    applies=has_page,
    needs="page",
    why="Who asks for another format writes to nobody.",
)
@having(page_of)
def download_contact_wrong(case: WithStatement[EditionReading], page: DownloadPage) -> Iterator[Hit]:
    """Each link that writes or calls goes to the statement's contact, and each such way to reach it is a
    link."""
    own = case.publication
    due = {link for _, link in own.contact.ways if link.startswith(_REACHED)}
    allowed = due | {own.house.feedback}
    told = {link.address for link in page.links if link.address.startswith(_REACHED)}
    for one in sorted(told - allowed):
        yield _hit(f"it leads to {short(one)}")
    for one in sorted(due - told):
        yield _hit(f"it does not lead to {short(one)}")


_COUNT_WORDS = {
    "errors": "errors",
    "warnings": "warnings",
    "cantTell": "questions for a person",
    "untested": "checks not made",
}


def _told(facts: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    for term, value in facts.items():
        for name, pattern in _COUNTS.items():
            if re.fullmatch(pattern, term.strip(), re.IGNORECASE) and value.strip().isdecimal():
                yield name, int(value)


@rule(
    "EDN-029",
    "page-data-untrue",
    on=PUBLISHED,
    criterion="EN 301 549 12.1.1",
    message="the download page tells programs what is not so",
    fix=REBUILD,
    applies=has_page,
    needs="page",
    why="Search engines and library catalogues tell their readers something untrue.",
)
@having(page_of)
def page_data_untrue(case: WithStatement[EditionReading], page: DownloadPage) -> Iterator[Hit]:
    """What the page says to programs (schema.org), of the statement and of each file that is as it was
    published."""
    if page.broken_data:
        yield _hit("it is no JSON")
    for block in page.data:
        if isinstance(block, dict):
            yield from _about(case, block)
            encodings = block.get("encoding", ())
            for one in encodings if isinstance(encodings, list) else (encodings,):
                if isinstance(one, dict):
                    yield from _encoding(case, one)


def _about(case: WithStatement[EditionReading], block: Mapping[str, Any]) -> Iterator[Hit]:
    own = case.publication.metadata
    house = block.get("publisher")
    told = {**block, "publisher": house.get("name") if isinstance(house, dict) else house}
    for name, value in (
        ("name", own.title),
        ("identifier", own.identifier),
        ("inLanguage", own.language),
        ("datePublished", own.date.isoformat()),
        ("publisher", own.publisher),
    ):
        if told.get(name) and told[name] != value:
            yield _hit(f"{name} is “{short(str(told[name]))}”, the statement says “{short(value)}”")


def _encoding(case: WithStatement[EditionReading], one: Mapping[str, Any]) -> Iterator[Hit]:
    name = unquote(str(one.get("contentUrl", "")))
    there = case.reading.trusted(name)
    if there is None:
        if name not in case.reading.doubtful:
            yield _hit(f"it names “{short(name)}”, which is not there")
        return
    if name in stale(case):
        return  # the page was made of another file, and is told as that
    size = _BYTES.fullmatch(str(one.get("contentSize", "")))
    length = _LENGTH.fullmatch(str(one.get("duration", "")))
    if size and int(size[1]) != there.bytes:
        yield _hit(f"{name} has {there.bytes} bytes, not {size[1]}")
    if one.get("sha256") not in (None, there.sha256):
        yield _hit(f"{name} has another checksum")
    if one.get("encodingFormat") not in (None, there.kind, there.expected_kind):
        yield _hit(
            f"{name} is {KINDS.get(name[name.rfind('.') :], there.kind)}, not “{one['encodingFormat']}”"
        )
    if length and there.seconds is not None:
        hours, minutes, seconds = (float(part or 0) for part in length.groups())
        if abs(3600 * hours + 60 * minutes + seconds - there.seconds) > 1.0:
            yield _hit(f"{name} plays for {there.seconds:.0f} s, not {one['duration']}")


@rule(
    "EDN-025",
    "download-page-missing",
    on=PUBLISHED,
    criterion="WCAG 2.4.5",
    message="there is no page that offers the files",
    fix="build the edition again",
    house=True,
    why="A reader has to guess from file names which one to open.",
)
def download_page_missing(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    if PAGE not in case.reading.files and PAGE not in case.reading.doubtful:
        yield Hit("index.html is missing")
