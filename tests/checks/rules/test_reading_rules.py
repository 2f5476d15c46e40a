"""One fault in what is read back from a finished file, and the one rule that finds it.

The reading of a faultless file is the statement's own units; each fault changes that in one place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from everyreader.checks.rules import CATALOGUE, judge_reading
from everyreader.checks.rules.model import Rule
from everyreader.model.findings import Outcome, Rendition
from everyreader.model.publication import Kind, Publication, Role, Run, Step, Unit
from everyreader.model.reading import Entry, Reading


def faultless(publication: Publication) -> Reading:
    metadata = publication.metadata
    return Reading(
        path=Path("finished.epub"),
        title=metadata.title,
        language=metadata.language,
        units=publication.units,
        notes=publication.notes,
        decorative=publication.decorative,
        notes_with_way_back=2,
        contents=tuple(
            Entry(unit.text, unit.level) for unit in publication.units if unit.kind is Kind.HEADING
        ),
        metadata={
            "dcterms:identifier": (metadata.identifier,),
            "dcterms:publisher": (metadata.publisher,),
            "dcterms:date": (metadata.date.isoformat(),),
            "dcterms:language": (metadata.language,),
            "schema:accessMode": ("textual", "visual"),
            "schema:accessModeSufficient": ("textual",),
            "schema:accessibilityFeature": ("alternativeText", "MathML"),
            "schema:accessibilityHazard": ("none",),
            "schema:accessibilitySummary": ("It can be read.",),
        },
    )


def index_of(units: tuple[Unit, ...], words: str) -> int:
    return next(index for index, unit in enumerate(units) if words in unit.text)


def with_unit(words: str, change: Callable[[Unit], Unit]) -> Callable[[Reading], Reading]:
    def fault(reading: Reading) -> Reading:
        at = index_of(reading.units, words)
        return replace(
            reading, units=(*reading.units[:at], change(reading.units[at]), *reading.units[at + 1 :])
        )

    return fault


def with_runs(words: str, change: Callable[[Run], Run]) -> Callable[[Reading], Reading]:
    return with_unit(words, lambda unit: replace(unit, runs=tuple(change(run) for run in unit.runs)))


def without(words: str) -> Callable[[Reading], Reading]:
    return lambda r: replace(r, units=tuple(unit for unit in r.units if words not in unit.text))


def swapped(first: str, second: str) -> Callable[[Reading], Reading]:
    def fault(reading: Reading) -> Reading:
        units, (a, b) = list(reading.units), (index_of(reading.units, first), index_of(reading.units, second))
        units[a], units[b] = units[b], units[a]
        return replace(reading, units=tuple(units))

    return fault


def extra(text: str) -> Callable[[Reading], Reading]:
    return lambda r: replace(r, units=(*r.units, Unit(Kind.PARAGRAPH, (Run(text, r.language),))))


def reworded(old: str, new: str) -> Callable[[Run], Run]:
    return lambda run: replace(run, text=run.text.replace(old, new))


def claiming(name: str, *values: str) -> Callable[[Reading], Reading]:
    return lambda r: replace(r, metadata={**r.metadata, name: values})


FAULTS: list[tuple[str, str, Callable[[Reading], Reading]]] = [
    ("TXT-001", "a paragraph is dropped", without("Funds must reach")),
    ("TXT-001", "a note is dropped", lambda r: replace(r, notes=r.notes[:1], notes_with_way_back=1)),
    ("TXT-002", "a paragraph is added", extra("Nobody wrote this.")),
    ("TXT-002", "a paragraph is doubled", extra("Funds must reach the people who dig.")),
    ("TXT-003", "a word is changed", with_runs("Funds must", reworded("people", "persons"))),
    ("TXT-003", "a full stop is lost", with_runs("Funds must", reworded(".", ""))),
    ("TXT-003", "a quotation mark is straightened", with_runs("no child should", reworded("“", '"'))),
    ("TXT-003", "a space in code is lost", with_runs("for district in", reworded("  ", " "))),
    (
        "TXT-005",
        "an abbreviation has lost what it stands for",
        with_runs("no child should", lambda run: replace(run, expansion="")),
    ),
    (
        "TXT-005",
        "an abbreviation stands for something else",
        with_runs("no child should", lambda run: replace(run, expansion=run.expansion.replace("di", "mon"))),
    ),
    (
        "TXT-005",
        "a word that is no abbreviation stands for something",
        with_runs("Funds must", lambda run: replace(run, expansion="money")),
    ),
    ("TXT-004", "two paragraphs are swapped", swapped("Ce paragraphe", "The trust publishes")),
    (
        "HDG-001",
        "a heading is a paragraph",
        with_unit("The numbers", lambda u: replace(u, kind=Kind.PARAGRAPH, level=0)),
    ),
    ("HDG-005", "a heading is a level deeper", with_unit("The numbers", lambda u: replace(u, level=3))),
    (
        "HDG-008",
        "a paragraph is a heading",
        with_unit("Funds must", lambda u: replace(u, kind=Kind.HEADING, level=4)),
    ),
    (
        "LST-001",
        "an item stands outside its list",
        with_unit("Answer every letter", lambda u: replace(u, place=())),
    ),
    (
        "LST-002",
        "an item begins a list of its own",
        with_unit("Answer every letter", lambda u: replace(u, place=(*u.place[:-1], Step("ul", 1)))),
    ),
    ("LST-004", "a label has another style", with_unit("Proof:", lambda u: replace(u, label="3."))),
    ("QUO-001", "a quotation is none", with_unit("the cheapest", lambda u: replace(u, place=()))),
    (
        "TAB-002",
        "a header cell is a data cell",
        lambda r: replace(
            r, units=tuple(replace(u, kind=Kind.CELL) if u.text == "Kissi" else u for u in r.units)
        ),
    ),
    (
        "TAB-003",
        "a cell stands in another column",
        with_unit("4,800", lambda u: replace(u, place=(u.place[0], Step("column", 2)))),
    ),
    (
        "TAB-011",
        "a cell fills two rows",
        with_unit("4,800", lambda u: replace(u, place=(replace(u.place[0], extent=2), u.place[1]))),
    ),
    (
        "TAB-012",
        "a cell names another cell",
        with_unit(
            "4,800", lambda u: replace(u, place=(u.place[0], replace(u.place[1], headers=("elsewhere",))))
        ),
    ),
    (
        "STR-001",
        "code is a paragraph",
        with_unit("for district in", lambda u: replace(u, kind=Kind.PARAGRAPH)),
    ),
    ("ALT-005", "an image is dropped", without("A woman fills")),
    (
        "ALT-005",
        "a formula has lost its words",
        with_runs("The share of", lambda run: replace(run, text="" if run.role is Role.MATH else run.text)),
    ),
    ("ALT-006", "an alternative text is another", with_runs("A woman fills", reworded("blue", "red"))),
    (
        "ALT-007",
        "an image says nothing and is not declared decorative",
        lambda r: replace(r, images_without_alt=("rule.png",)),
    ),
    ("ALT-008", "a decorative image is not marked", lambda r: replace(r, decorative=0)),
    ("LNG-001", "the file names no language", lambda r: replace(r, language="")),
    ("LNG-002", "the file names another language", lambda r: replace(r, language="de")),
    (
        "LNG-003",
        "a phrase has lost its language",
        with_runs("A well-built", lambda run: replace(run, language="en-GB")),
    ),
    (
        "LNG-003",
        "a phrase has a wrong language",
        with_runs(
            "A well-built", lambda run: replace(run, language="it" if run.language == "fr" else run.language)
        ),
    ),
    (
        "LNK-003",
        "a link has lost its destination",
        with_runs("no child should", lambda run: replace(run, link="" if run.link == "#" else run.link)),
    ),
    (
        "LNK-003",
        "a link leads elsewhere",
        with_runs("no child should", lambda run: replace(run, link=run.link.replace("report", "home"))),
    ),
    ("NTE-001", "a note leads nowhere back", lambda r: replace(r, notes_with_way_back=1)),
    (
        "NTE-002",
        "a note's reference is lost",
        with_unit("Measure, and", lambda u: replace(u, runs=u.runs[:1])),
    ),
    ("NAV-001", "a heading is not in the contents", lambda r: replace(r, contents=r.contents[:-1])),
    (
        "NAV-001",
        "the contents have other words",
        lambda r: replace(r, contents=(*r.contents[:-1], Entry("Else", 3))),
    ),
    (
        "NAV-002",
        "an entry leads nowhere",
        lambda r: replace(r, contents=(*r.contents[:-1], replace(r.contents[-1], leads_somewhere=False))),
    ),
    ("MET-001", "long descriptions are claimed", claiming("schema:accessibilityFeature", "longDescription")),
    ("MET-002", "no hazard is named", claiming("schema:accessibilityHazard")),
    ("MET-003", "the file has another title", lambda r: replace(r, title="ch001.xhtml")),
    (
        "MET-004",
        "the identifier is another",
        claiming("dcterms:identifier", "urn:uuid:00000000-0000-0000-0000-000000000000"),
    ),
]


# The rules that look at units, which every format has; ``examples/`` has the others.
RULES = [rule for rule in CATALOGUE if rule.id in {one for one, _, _ in FAULTS}]


def failed(publication: Publication, reading: Reading) -> list[str]:
    return [
        one.rule.id
        for one in judge_reading(publication, Rendition.EPUB, reading, RULES)
        if one.outcome is Outcome.FAILED
    ]


def test_a_faultless_reading_fails_no_rule(rich: Publication) -> None:
    assert failed(rich, faultless(rich)) == []


@pytest.mark.parametrize(
    ("rule", "fault"), [(rule, fault) for rule, _, fault in FAULTS], ids=[f"{r} {w}" for r, w, _ in FAULTS]
)
def test_the_fault_is_found_by_its_rule_alone(
    rich: Publication, rule: str, fault: Callable[[Reading], Reading]
) -> None:
    assert failed(rich, fault(faultless(rich))) == [rule]


def test_a_finding_names_the_statements_file_and_line(rich: Publication) -> None:
    verdicts = judge_reading(rich, Rendition.EPUB, without("Funds must reach")(faultless(rich)), RULES)
    finding = next(finding for one in verdicts for finding in one.findings)
    assert (finding.file, finding.line) == ("tests/statements/rich/statement.md", 35)


def test_rules_that_cannot_apply_say_so(statement: Callable[[str], Publication]) -> None:
    small = statement("# A Title\n\nText.\n")
    outcomes = {
        one.rule.id: one.outcome for one in judge_reading(small, Rendition.EPUB, faultless(small), RULES)
    }
    assert outcomes["TAB-002"] is outcomes["NTE-001"] is Outcome.INAPPLICABLE


def test_a_no_break_space_in_headings_is_a_space_in_contents(statement: Callable[[str], Publication]) -> None:
    small = statement("# A Title\n\nText.\n\n## On 3\u00a0June\n\nText.\n")
    entries = (Entry("A Title", 1), Entry("On 3 June", 2))
    assert "NAV-001" not in failed(small, replace(faultless(small), contents=entries))
    assert "NAV-001" in failed(small, replace(faultless(small), contents=entries[:1] * 2))


PLAIN = "# A Title\n\nText.\n"
SOMETIMES = [rule for rule in RULES if not rule.alone and not rule.applicability.startswith("every ")]


@pytest.mark.parametrize("rule", SOMETIMES, ids=lambda rule: rule.id)
def test_a_rule_about_what_a_statement_lacks_does_not_apply(
    rule: Rule, statement: Callable[[str], Publication]
) -> None:
    publication = statement(PLAIN)
    [verdict] = judge_reading(publication, Rendition.EPUB, faultless(publication), [rule])
    assert verdict.outcome is Outcome.INAPPLICABLE
