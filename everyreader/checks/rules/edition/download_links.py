"""EDN: each link of the download page leads to the file that it says, of the size and length that it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from everyreader.checks.edition_files import KINDS
from everyreader.checks.edition_reading import EditionReading
from everyreader.checks.rules.model import REBUILD, Hit, having, rule, short, where
from everyreader.checks.rules.subjects import PUBLISHED, WithStatement
from everyreader.formats.table import PARTS
from everyreader.model.findings import Ground
from everyreader.pages.read_back import DownloadPage, Link
from everyreader.publishing import manifest

PAGE = "index.html"
OFFERED = tuple(dict.fromkeys(part.end for part in PARTS))
_WORDS = {part.end: rf"\b{part.kind}\b" for part in PARTS}


@dataclass(frozen=True)
class Lead:
    """One link and the file that it leads to: ``name`` below the edition's folder, ``""`` for what is no file
    of it."""

    link: Link
    name: str
    outside: bool = False


def leads(case: WithStatement[EditionReading]) -> tuple[Lead, ...]:
    """The page's links that lead to files, each with its file. Addresses in the network are none of them,
    unless they end as a file does."""
    theirs, page = _addresses(case), case.reading.page
    links = (link for link in (page.links if page else ()) if link.address not in theirs)
    return tuple(lead for link in links if (lead := _lead(link)) is not None)


def _addresses(case: WithStatement[EditionReading]) -> frozenset[str]:
    """Where the statement's publisher is reached in the network."""
    own = case.publication
    return frozenset((own.contact.web, own.house.feedback, own.house.web)) - {""}


def _lead(link: Link) -> Lead | None:
    try:
        parts = urlsplit(link.address.strip())
    except ValueError:
        return Lead(link, "", outside=True)
    path = unquote(parts.path)
    if parts.scheme in ("http", "https") or (parts.netloc and not parts.scheme):
        return Lead(link, path, outside=True) if Path(path).suffix.lower() in OFFERED else None
    if parts.scheme and parts.scheme != "file":
        return None
    if parts.scheme == "file" or path.startswith("/") or re.match(r"[A-Za-z]:|.*\\", path):
        return Lead(link, path, outside=True)
    if not path:
        return None  # a place in the page itself
    steps: list[str] = []
    for step in PurePosixPath(path).parts:
        if step == "..":
            if not steps:
                return Lead(link, path, outside=True)
            steps.pop()
        else:
            steps.append(step)
    return Lead(link, "/".join(steps))


def _there(case: WithStatement[EditionReading], name: str) -> bool:
    folder, reading = case.reading.path, case.reading
    if name == manifest.SUMS or name.startswith(f"{manifest.REPORT}/"):
        return (folder / name).is_file() or name in reading.doubtful
    return name in reading.files or name in reading.doubtful


def page_of(case: WithStatement[EditionReading]) -> DownloadPage | None:
    return case.reading.page


@having(page_of)
def _dead(case: WithStatement[EditionReading], page: DownloadPage) -> Iterator[Hit]:
    """A file that is missing from the edition is told as that, and so is a missing report."""
    missing = {line.split(" ")[0] for line in case.reading.report_missing}
    for lead in leads(case):
        if not lead.outside and not _there(case, lead.name) and lead.name not in missing:
            yield hit(f"“{short(lead.link.words)}” leads to {lead.link.address}, which is not there", lead)
    for link in page.links:
        if link.address.startswith("#") and len(link.address) > 1:
            place = unquote(link.address[1:])
            if place not in page.places and place != "top":
                yield hit(f"“{short(link.words)}” leads to {link.address}, which is not there")


def hit(detail: str, lead: Lead | None = None) -> Hit:
    """A place on the page: the link, where it is one."""
    return Hit(detail, file=PAGE, excerpt=short(lead.link.said) if lead else "")


def _outside(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    for lead in leads(case):
        if lead.outside:
            yield hit(f"“{short(lead.link.words)}” leads to {short(lead.link.address)}", lead)


def _mislabelled(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    for lead in leads(case):
        wrong = wrong_label(case, lead)
        if wrong is not None and not lead.outside and _there(case, lead.name):
            yield hit(f"“{short(lead.link.words)}” leads to {lead.name}{wrong}", lead)


def wrong_label(case: WithStatement[EditionReading], lead: Lead) -> str | None:
    """What is wrong with the words of a link, or its type; None where nothing is."""
    suffix, words = PurePosixPath(lead.name).suffix.lower(), lead.link.words
    if words in case.reading.files and words != lead.name:
        return ""
    named = {one for one, pattern in _WORDS.items() if re.search(pattern, words, re.IGNORECASE)}
    if named and suffix in OFFERED and suffix not in named:
        return ""
    told, kind = lead.link.media_type.split(";")[0].strip().lower(), KINDS.get(suffix, "")
    if told and kind and told != kind:
        return f", and its type is given as {told}"
    return None


def faulty(case: WithStatement[EditionReading]) -> bool:
    """Whether a link leads to another place than it says."""
    return any(True for look in (_dead, _outside, _mislabelled) for _ in look(case))


@where("editions with a download page")
def has_page(case: WithStatement[EditionReading]) -> bool:
    """Whether there is a download page that could be read."""
    return case.reading.page is not None


@rule(
    "EDN-018",
    "file-not-offered",
    on=PUBLISHED,
    criterion="WCAG 2.4.5",
    message="the download page does not offer a file of the edition",
    fix=REBUILD,
    applies=has_page,
    rests_on=Ground.HOUSE,
    needs="page",
    why="Who needs this format is not told that it is there.",
)
def file_not_offered(case: WithStatement[EditionReading]) -> Iterator[Hit]:
    """By words, not only by its name in a list of sums, and whole, not by a place in it. Where another link
    is wrong, the missing one is that link."""
    if faulty(case):
        return
    found = leads(case)
    named = (lead for lead in found if lead.link.words.strip() not in ("", lead.name))
    offered = {lead.name for lead in named if "#" not in lead.link.address}
    linked = {lead.name for lead in found}
    for name in case.reading.files:
        if name != PAGE and Path(name).suffix.lower() in OFFERED and name not in offered:
            yield hit(
                f"{name} is offered nowhere"
                if name not in linked
                else f"{name} is listed, and offered nowhere"
            )
    if "statement.md" in case.reading.files and "statement.md" not in offered:
        yield hit("the plain text of the statement is offered nowhere")
    for name in (manifest.SUMS, f"{manifest.REPORT}/index.html"):
        if name not in linked and (case.reading.path / name).is_file():
            yield hit(f"no link leads to {name}")


_GONE = "Who wants to read the statement is led nowhere."

download_link_dead = rule(
    "EDN-015",
    "download-link-dead",
    on=PUBLISHED,
    criterion="WCAG 2.4.4",
    message="a link of the download page leads nowhere",
    fix=REBUILD,
    applies=has_page,
    needs="page",
    why=_GONE,
)(_dead)

link_leads_outside = rule(
    "EDN-016",
    "link-leads-outside",
    on=PUBLISHED,
    criterion="WCAG 2.4.4",
    message="a link of the download page leads out of the edition's folder",
    fix=REBUILD,
    applies=has_page,
    needs="page",
    why="When the folder is copied to another place, the file is not there.",
)(_outside)

link_mislabelled = rule(
    "EDN-017",
    "link-mislabelled",
    on=PUBLISHED,
    criterion="WCAG 2.4.4",
    message="a link of the download page leads to another file than it says",
    fix=REBUILD,
    applies=has_page,
    needs="page",
)(_mislabelled)
