"""The accessibility statement says what is known, what is not, and never more than was checked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from everyreader.model.decisions import Conformance, Content, Decisions, Review
from everyreader.model.house import Contact, House
from everyreader.model.publication import Publication
from everyreader.report.accessibility import accessibility_data, status_of
from everyreader.report.judgement import Judgement
from everyreader.report.write import write_report
from everyreader.theme.styles_folder import styles_folder
from everyreader.theme.templates_env import render
from tests.report.kit import QUESTIONS, clean, mixed

CONTENT = Content(text="0" * 64)
REVIEW = Review(
    reviewer="Ada Brook", organisation="Wells & Rivers Trust", date="2024-05-03", reviewed=CONTENT, answers=()
)
STANDARD = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
CLAIM = Conformance(standard=STANDARD, certifier="Wells & Rivers Trust")
NO_QUESTION = replace(clean(), questions=())
STALE = tuple(replace(one, state="stale") for one in QUESTIONS)


@pytest.fixture
def publication(statement) -> Publication:
    return statement("# A Title\n\nEvery word counts.\n")


def decided(publication: Publication, **decisions: object) -> Publication:
    return replace(publication, decisions=Decisions(**{"content": CONTENT, **decisions}))


def status(publication: Publication, judgement: Judgement) -> tuple[str, str]:
    found = status_of(publication, judgement)
    return found.word, " ".join(found.sentences)


def page(publication: Publication, judgement: Judgement) -> html.HtmlElement:
    data = accessibility_data(publication, judgement)
    return html.document_fromstring(render("accessibility.html", styles=styles_folder(), data=data))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def after(root: html.HtmlElement, heading: str) -> str:
    """What stands under a heading, up to the next one as high or higher."""
    [found] = [one for one in root.iter("h2", "h3") if words(one) == heading]
    said = []
    for one in found.itersiblings():
        if one.tag <= found.tag and one.tag in ("h2", "h3"):
            break
        said.append(words(one))
    return " ".join(said)


def test_without_a_review_nothing_is_claimed(publication: Publication) -> None:
    word, said = status(publication, NO_QUESTION)
    assert word == "Not assessed"
    assert said.startswith(
        "Programs checked every file and found no failure. No person’s review is on record."
    )
    assert said.endswith("So no conformance to WCAG is claimed.")


def test_a_review_of_an_earlier_content_does_not_count(publication: Publication) -> None:
    word, said = status(decided(publication, review=REVIEW), replace(clean(), questions=STALE))
    assert word == "Not assessed"
    assert (
        "Ada Brook (Wells & Rivers Trust) reviewed an earlier edition on 3 May 2024; that does not count"
        in said
    )


def test_a_whole_review_earns_the_claim(publication: Publication) -> None:
    reviewed = decided(publication, review=REVIEW, conformance=CLAIM)
    word, said = status(reviewed, clean())
    assert word == "Conformant, by a person’s review"
    assert said.startswith(
        "Ada Brook (Wells & Rivers Trust) reviewed this edition on 3 May 2024, against WCAG 2.2,"
    )
    assert said.endswith(f"The claim is: {STANDARD}.")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"questions": QUESTIONS[:2]}, "1 question of the review was not answered."),
        ({"questions": (QUESTIONS[0], QUESTIONS[3])}, "1 question was answered with no."),
        ({"validators": mixed().validators[2:3]}, "Not everything could be tested."),
        (
            {"verdicts": mixed().verdicts[4:5], "accepted": mixed().accepted},
            "1 failure was accepted, with a reason.",
        ),
    ],
)
def test_what_is_missing_makes_it_partial(
    publication: Publication, change: dict[str, object], said: str
) -> None:
    """A build writes no claim then, so there is none to repeat."""
    word, sentences = status(decided(publication, review=REVIEW), replace(clean(), **change))
    assert word == "Partially conformant"
    assert said in sentences
    assert STANDARD not in sentences


def test_a_review_alone_claims_nothing(publication: Publication) -> None:
    """The claim is made by the build, once every gate has passed."""
    assert status(decided(publication, review=REVIEW), clean())[0] == "Partially conformant"
    assert status(decided(publication, review=REVIEW), NO_QUESTION)[0] == "Not assessed"


def test_an_edition_with_errors_is_said_to_be_unpublished(publication: Publication) -> None:
    reviewed = decided(publication, review=REVIEW, conformance=CLAIM)
    assert status(reviewed, mixed())[0] == "Not published"


def test_what_was_not_tested_is_no_clean_result(publication: Publication) -> None:
    judgement = replace(NO_QUESTION, validators=mixed().validators[2:3])
    assert "but not everything could be tested" in status(publication, judgement)[1]


def test_each_format_stands_with_what_it_offers(publication: Publication) -> None:
    root = page(publication, mixed())
    assert [words(one) for one in root.xpath("//*[@class='format']/h3")] == ["One recording (MP3)", "E-book"]
    book = words(root.xpath("//*[@class='format']")[1])
    assert "Ways of reading Appearance can be modified Readable in read aloud or dynamic braille" in book
    assert "Navigation Table of contents" in book
    assert "From the file’s own metadata" in book


def test_every_known_limit_is_said(publication: Publication) -> None:
    root = page(publication, mixed())
    accepted = after(root, "Accepted exceptions")
    assert "Why it is accepted: The old player needs it until June. (Ada Brook, 3 May 2024)" in accepted
    assert "Ada Brook, 3 May 2024: no. The menu traps." in after(root, "What a person found wanting")
    unanswered = after(root, "Not yet judged by a person")
    assert "Is every phrase in another language marked?" in unanswered
    assert "Are names said as they should be?" in unanswered
    assert "Does each heading say what its part is about?" not in unanswered
    assert "veraPDF: it is missing" in after(root, "Not tested")
    assert "The recording is read by a computer." in after(root, "The voice")


def test_where_no_limit_is_known_it_is_not_said_that_there_is_none(publication: Publication) -> None:
    limits = after(page(publication, clean()), "Known limits")
    assert limits.startswith("None is known. Programs find only a part")


def test_it_says_how_it_was_checked(publication: Publication) -> None:
    said = after(page(publication, clean()), "How it was checked")
    assert "E-book, 12 words in 3 units" in said
    assert "2 checks by the project’s own rules passed." in said
    assert "EPUBCheck 5.3.0" in said
    assert "No person’s review of this content is on record." in said
    reviewed = decided(publication, review=replace(REVIEW, credential="https://example.org/credential"))
    root = page(reviewed, clean())
    assert "Ada Brook (Wells & Rivers Trust) reviewed this content on 3 May 2024." in after(
        root, "How it was checked"
    )
    assert "https://example.org/credential" in root.xpath("//a/@href")


def test_a_validator_that_did_not_run_did_not_look(publication: Publication) -> None:
    assert "veraPDF" not in after(page(publication, mixed()), "How it was checked")


def test_the_only_date_is_the_statements_own(publication: Publication) -> None:
    root = page(publication, clean())
    assert set(root.xpath("//time/@datetime")) == {"2024-05-02"}


def test_readers_are_told_whom_to_ask(publication: Publication) -> None:
    nobody = after(page(publication, clean()), "Tell us, or ask for another format")
    assert "tell A House. No address is given here to write to." in nobody
    house = House(contact=Contact("info@example.org"), feedback="https://wells.example/tell")
    root = page(replace(publication, house=house), clean())
    assert root.xpath("//a[.='info@example.org']/@href") == ["mailto:info@example.org"]
    assert root.xpath("//a[.='Say what is wrong with this edition']/@href") == ["https://wells.example/tell"]
    own = replace(
        publication, house=house, metadata=replace(publication.metadata, contact=("020 7946 0000",))
    )
    assert page(own, clean()).xpath(
        "//a[starts-with(@href, 'tel:') or starts-with(@href, 'mailto:')]/text()"
    ) == ["020 7946 0000"]


def test_it_leads_to_the_files_the_report_and_the_edition(tmp_path: Path, publication: Publication) -> None:
    (tmp_path / "index.html").write_text("the download page")
    for name in ("small.epub", "small.mp3", "statement.md"):
        (tmp_path / name).write_bytes(b"")
    write_report(tmp_path, publication, mixed(), styles=styles_folder(), fonts=())
    path = tmp_path / "report/accessibility.html"
    links = [one for one in html.parse(str(path)).xpath("//a/@href") if ":" not in one and one[0] != "#"]
    assert {"../index.html", "../small.epub", "../small.mp3", "../statement.md", "index.html"} == set(links)
    assert all((path.parent / one).exists() for one in links)
