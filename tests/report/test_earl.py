"""``findings.earl.json`` is EARL 1.0: read as linked data, without a network, it says who asserts which
outcome of which test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pyld import jsonld

from everyreader.report.earl import earl
from tests.report.kit import SUM, clean, mixed

EARL, DCT = "http://www.w3.org/ns/earl#", "http://purl.org/dc/terms/"
POINTERS = "http://www.w3.org/2009/pointers#"
OUTCOMES = {f"{EARL}{name}" for name in ("passed", "failed", "cantTell", "inapplicable", "untested")}


def no_network(address: str, options: object) -> None:
    raise AssertionError(f"{address} would be fetched")


class Graph:
    """The expanded document: nodes by identifier, and what leads to them."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.nodes = jsonld.flatten(document, None, {"documentLoader": no_network})
        self.by_id = {one["@id"]: one for one in self.nodes}

    def of_type(self, name: str) -> list[dict[str, Any]]:
        return [one for one in self.nodes if f"{EARL}{name}" in one.get("@type", ())]

    def one(self, node: dict[str, Any], name: str) -> dict[str, Any]:
        [value] = node[name]
        return self.by_id[value["@id"]]

    def values(self, node: dict[str, Any], name: str) -> list[str]:
        return [one.get("@value", one.get("@id")) for one in node.get(name, ())]

    def assertions(self, title: str) -> Iterator[dict[str, Any]]:
        for one in self.of_type("Assertion"):
            if self.values(self.one(one, f"{EARL}test"), f"{DCT}title") == [title]:
                yield one

    def outcome(self, assertion: dict[str, Any]) -> str:
        [outcome] = self.values(self.one(assertion, f"{EARL}result"), f"{EARL}outcome")
        return outcome.removeprefix(EARL)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph(earl([("small", mixed())]))


def test_each_assertion_has_what_earl_requires(graph: Graph) -> None:
    for one in graph.of_type("Assertion"):
        assert f"{EARL}Assertor" in graph.one(one, f"{EARL}assertedBy")["@type"]
        assert f"{EARL}TestSubject" in graph.one(one, f"{EARL}subject")["@type"]
        assert {f"{EARL}TestCase", f"{EARL}TestCriterion"} & set(graph.one(one, f"{EARL}test")["@type"])
        assert graph.values(one, f"{EARL}mode")[0] in (f"{EARL}automatic", f"{EARL}manual")
        result = graph.one(one, f"{EARL}result")
        assert result["@type"] == [f"{EARL}TestResult"]
        assert set(graph.values(result, f"{EARL}outcome")) <= OUTCOMES


def test_nothing_is_lost_on_the_way_to_triples(graph: Graph) -> None:
    """A relative identifier would silently drop out of the data set."""
    triples = jsonld.to_rdf(earl([("small", mixed())]), {"documentLoader": no_network})["@default"]
    count = sum(one["object"]["value"] == f"{EARL}Assertion" for one in triples)
    assert count == len(graph.of_type("Assertion"))
    named = [
        one for triple in triples for one in (triple["subject"], triple["object"]) if one["type"] == "IRI"
    ]
    assert all(":" in one["value"] for one in named)


def test_every_outcome_of_a_rule_is_asserted_once(graph: Graph) -> None:
    said = {
        title: [graph.outcome(one) for one in graph.assertions(title)]
        for title in (
            "TXT-001 words-missing",
            "TXT-003 words-changed",
            "TAB-001 table-without-header-cells",
            "HDG-004 heading-faked",
        )
    }
    assert list(said.values()) == [["failed"], ["passed"], ["inapplicable"], ["cantTell"]]


def test_what_was_not_tested_is_asserted_with_its_reason(graph: Graph) -> None:
    found = {
        graph.values(graph.one(one, f"{EARL}test"), f"{DCT}title")[0]: graph.values(
            graph.one(one, f"{EARL}result"), f"{EARL}info"
        )
        for one in graph.of_type("Assertion")
        if graph.outcome(one) == "untested"
    }
    assert found["veraPDF"] == ["it is missing"]
    assert found["read-back .m4b"] == ["small.m4b is no audio"]
    assert ["the sound is in no known form"] in found.values()


def test_each_place_is_a_pointer_into_the_file_that_was_tested(graph: Graph) -> None:
    [lost] = graph.assertions("TXT-001 words-missing")
    pointers = [graph.by_id[one["@id"]] for one in graph.one(lost, f"{EARL}result")[f"{EARL}pointer"]]
    assert {graph.values(one, f"{POINTERS}lineNumber")[0] for one in pointers} == {9, 13}
    assert all(graph.values(one, f"{POINTERS}reference")[0].startswith("ni:///sha-256;") for one in pointers)
    [inside] = graph.assertions("WEB-005 link-dead")
    pointer = graph.one(graph.one(inside, f"{EARL}result"), f"{EARL}pointer")
    assert f"{POINTERS}CSSSelectorPointer" in pointer["@type"]
    assert graph.values(pointer, f"{POINTERS}expression") == ["main > p:nth-of-type(2)"]


def test_a_file_is_named_by_its_bytes(graph: Graph) -> None:
    [passed] = graph.assertions("TXT-003 words-changed")
    subject = graph.one(passed, f"{EARL}subject")
    assert graph.values(subject, f"{DCT}title") == ["small.epub"]
    assert graph.values(subject, "https://schema.org/sha256") == [SUM[::-1]]


def test_a_rule_is_part_of_the_success_criterion_that_it_tests(graph: Graph) -> None:
    [unsure] = graph.assertions("HDG-004 heading-faked")
    part = graph.one(graph.one(unsure, f"{EARL}test"), f"{DCT}isPartOf")
    assert part["@id"] == "https://www.w3.org/TR/WCAG22/#info-and-relationships"
    assert part["@type"] == [f"{EARL}TestRequirement"]


def test_a_validators_finding_is_asserted_by_that_validator(graph: Graph) -> None:
    [faint] = graph.assertions("AXE/color-contrast")
    asserter = graph.one(faint, f"{EARL}assertedBy")
    assert graph.values(asserter, f"{DCT}title") == ["axe"]
    release = graph.one(asserter, "http://usefulinc.com/ns/doap#release")
    assert graph.values(release, "http://usefulinc.com/ns/doap#revision") == ["4.14.1"]


def test_an_answer_is_asserted_by_the_person_who_gave_it(graph: Graph) -> None:
    [yes], [no] = (
        graph.assertions("HUM-004 heading-undescriptive"),
        graph.assertions("HUM-012 keyboard-hindered"),
    )
    for one, outcome in ((yes, "passed"), (no, "failed")):
        assert graph.values(one, f"{EARL}mode") == [f"{EARL}manual"]
        person = graph.one(one, f"{EARL}assertedBy")
        assert graph.values(person, "http://xmlns.com/foaf/0.1/name") == ["Ada Brook"]
        assert graph.outcome(one) == outcome
    assert graph.values(graph.one(yes, f"{EARL}result"), f"{DCT}date") == ["2024-05-03"]


def test_an_open_question_is_no_persons_assertion(graph: Graph) -> None:
    [unanswered] = graph.assertions("HUM-007 language-unmarked")
    assert graph.values(unanswered, f"{EARL}mode") == [f"{EARL}automatic"]
    assert graph.outcome(unanswered) == "cantTell"


def test_what_was_accepted_stays_failed_and_says_who_accepted_it(graph: Graph) -> None:
    [accepted] = graph.assertions("WEB-005 link-dead")
    assert graph.outcome(accepted) == "failed"
    assert set(graph.values(graph.one(accepted, f"{EARL}result"), f"{EARL}info")) == {
        "Accepted by Ada Brook on 2024-05-03: The old player needs it until June.",
        "A requirement that binds. It can be mended by nobody but Everyreader’s makers.",
    }


def test_an_act_rule_is_named_where_a_rule_claims_one() -> None:
    judgement = clean()
    verdict = judgement.verdicts[0]
    claimed = replace(verdict, rule=replace(verdict.rule, act=("c487ae",)))
    graph = Graph(earl([("small", replace(judgement, verdicts=(claimed,)))]))
    [one] = graph.assertions("TXT-001 words-missing")
    assert graph.values(graph.one(one, f"{EARL}test"), f"{DCT}conformsTo") == [
        "https://www.w3.org/WAI/standards-guidelines/act/rules/c487ae/"
    ]


def test_several_editions_and_what_could_not_be_judged_share_a_graph() -> None:
    graph = Graph(earl([("one", clean()), ("two", clean())], [("three.pdf", ("three.pdf: not a PDF",))]))
    untested = [one for one in graph.of_type("Assertion") if graph.outcome(one) == "untested"]
    assert [graph.values(graph.one(one, f"{EARL}subject"), f"{DCT}title") for one in untested] == [
        ["three.pdf"]
    ]
    assert len(list(graph.assertions("TXT-001 words-missing"))) == 2


def test_the_same_judgement_gives_the_same_bytes() -> None:
    assert earl([("small", mixed())]) == earl([("small", mixed())])
