"""The project's own rules: one catalogue, and the one function that applies it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from everyreader.checks.alignment import align
from everyreader.checks.rules import (
    alternatives,
    alternatives_alone,
    aria_roles,
    book_beside,
    book_contents,
    book_cover,
    book_parts,
    book_said,
    carried,
    chapter_marks,
    chapters,
    claims,
    contents,
    controls,
    data_tables,
    documents,
    download_amounts,
    download_links,
    download_page,
    edition,
    edition_described,
    headings,
    headings_alone,
    large_print,
    large_print_file,
    large_print_letters,
    large_print_links,
    large_print_look,
    large_print_pages,
    large_print_pictures,
    large_print_said,
    large_print_set,
    large_print_tags,
    links,
    links_alone,
    lists,
    lists_alone,
    look_colour,
    look_fit,
    look_hidden,
    look_images,
    look_keys,
    look_motion,
    look_order,
    look_type,
    metadata,
    metadata_access,
    metadata_said,
    metadata_summary,
    names,
    narration,
    notes,
    overlay,
    overlay_sound,
    overlay_times,
    package,
    page,
    places,
    questions,
    reach,
    reading_order,
    recognition,
    recording,
    recording_tags,
    references,
    runs,
    sound_file,
    spacing,
    speech,
    tables,
    words,
    writing,
    writing_parts,
)
from everyreader.checks.rules.model import Case, Rule
from everyreader.findings import Finding, Outcome, Rendition
from everyreader.publication import Publication, Reading

_FAMILIES = (
    words,
    headings,
    lists,
    tables,
    alternatives,
    carried,
    runs,
    links,
    contents,
    metadata,
    large_print,
    large_print_look,
    large_print_pictures,
    large_print_letters,
    large_print_set,
    large_print_pages,
    large_print_tags,
    large_print_links,
    large_print_said,
    large_print_file,
    page,
    narration,
    speech,
    recognition,
    recording,
    sound_file,
    chapters,
    chapter_marks,
    recording_tags,
    edition,
    edition_described,
    download_links,
    download_amounts,
    download_page,
    writing,
    writing_parts,
    claims,
    questions,
    names,
    documents,
    controls,
    spacing,
    aria_roles,
    package,
    book_parts,
    book_said,
    book_cover,
    data_tables,
    look_hidden,
    look_images,
    look_order,
    look_colour,
    look_type,
    look_fit,
    look_keys,
    look_motion,
    headings_alone,
    lists_alone,
    alternatives_alone,
    links_alone,
    references,
    book_contents,
    places,
    metadata_access,
    metadata_summary,
    metadata_said,
    notes,
    overlay,
    overlay_times,
    overlay_sound,
    book_beside,
    reading_order,
    reach,
)
CATALOGUE: tuple[Rule, ...] = tuple(rule for family in _FAMILIES for rule in family.RULES)


@dataclass(frozen=True)
class Verdict:
    """What one rule said of one rendition: its outcome, and a finding for each place where it failed or cannot tell.

    ``reason`` says why it is ``UNTESTED``; ``file`` is the name of the finished file, ``""`` for the statement.
    """

    rule: Rule
    rendition: Rendition
    outcome: Outcome
    findings: tuple[Finding, ...] = ()
    reason: str = ""
    file: str = ""


def judge_source(publication: Publication, rules: Iterable[Rule] = CATALOGUE) -> tuple[Verdict, ...]:
    """Every rule about the source itself, applied to ``publication``."""
    return _judge(
        Case(publication, Rendition.SOURCE), (rule for rule in rules if rule.id not in claims.AFTERWARDS)
    )


def judge_reading(
    publication: Publication,
    rendition: Rendition,
    reading: Reading,
    rules: Iterable[Rule] = CATALOGUE,
    *,
    foreign: bool = False,
) -> tuple[Verdict, ...]:
    """Every rule about ``rendition``, applied to one finished file read back; ``foreign`` where no build of ours made it."""
    if rendition in (Rendition.AUDIO, Rendition.EDITION):
        return _judge(Case(publication, rendition, reading, foreign=foreign), rules)
    alignment, notes = align(publication.units, reading.units), align(publication.notes, reading.notes)
    return _judge(Case(publication, rendition, reading, alignment, notes, foreign), rules)


def judge_alone(
    rendition: Rendition, reading: Reading, rules: Iterable[Rule] = CATALOGUE
) -> tuple[Verdict, ...]:
    """The rules about ``rendition`` that need no statement, applied to a foreign file."""
    return _judge(Case(None, rendition, reading, foreign=True), (rule for rule in rules if rule.alone))


def judge_afterwards(publication: Publication, findings: Iterable[Finding]) -> tuple[Verdict, ...]:
    """The rules that look at what all others found, once everything else is judged."""
    case = Case(publication, Rendition.SOURCE, judged=tuple(findings))
    return _judge(case, (rule for rule in CATALOGUE if rule.id in claims.AFTERWARDS))


def _judge(case: Case, rules: Iterable[Rule]) -> tuple[Verdict, ...]:
    return tuple(_verdict(rule, case) for rule in rules if case.rendition in rule.renditions)


def _verdict(rule: Rule, case: Case) -> Verdict:
    file = case.reading.path.name if case.reading else ""
    reason = case.reading.unavailable.get(rule.needs, "") if case.reading and rule.needs else ""
    if reason:
        return Verdict(rule, case.rendition, Outcome.UNTESTED, reason=reason, file=file)
    if not rule.applies(case):
        return Verdict(rule, case.rendition, Outcome.INAPPLICABLE, file=file)
    findings = tuple(rule.findings(case))
    return Verdict(rule, case.rendition, _outcome(findings), findings, file=file)


def _outcome(findings: tuple[Finding, ...]) -> Outcome:
    if any(one.outcome is Outcome.FAILED for one in findings):
        return Outcome.FAILED
    return Outcome.CANT_TELL if findings else Outcome.PASSED


__all__ = ["CATALOGUE", "Verdict", "judge_afterwards", "judge_alone", "judge_reading", "judge_source"]
