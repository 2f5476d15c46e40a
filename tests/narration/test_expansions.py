"""What an abbreviation stands for is said once, where it is first heard."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from everyreader.model.publication import Publication
from everyreader.narration.script import changed_in_speech, make_script, reconstruct
from tests.narration.test_script import said

Statement = Callable[[str], Publication]
WHO = "\n\n*[WHO]: World Health Organization\n"


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("The WHO met. The WHO left.", ["The WHO, World Health Organization, met.", "The WHO left."]),
        ("The WHO met.", ["The WHO, World Health Organization, met."]),
        ("The WHO’s plan.", ["The WHO’s, World Health Organization, plan."]),
        ("They (WHO) met.", ["They (WHO, World Health Organization) met."]),
        ("The World Health Organization (WHO) met.", ["The World Health Organization (WHO) met."]),
        (
            "The world health organization met.\n\nThe WHO left.",
            ["The world health organization met.", "The WHO left."],
        ),
        ("`WHO` is the WHO.", ["WHO is the WHO, World Health Organization."]),
    ],
)
def test_it_is_said_behind_the_first_unless_its_words_were_heard(
    statement: Statement, text: str, spoken: list[str]
) -> None:
    publication = statement(f"# A Title\n\n{text}{WHO}")
    script = make_script(publication)
    assert said(script)[1:] == spoken
    assert changed_in_speech(script) == ()
    assert dict(reconstruct(script, publication)) == {
        index: unit.text for index, unit in enumerate(publication.all_units)
    }


@pytest.mark.parametrize(
    ("word", "stands_for"), [("e.g.", "exempli gratia"), ("Dr", "doctor")], ids=["a table", "a title"]
)
def test_words_for_it_are_said_once(statement: Statement, word: str, stands_for: str) -> None:
    [_, spoken] = said(
        make_script(statement(f"# A Title\n\nWells, {word} ours\n\n*[{word}]: {stands_for}\n"))
    )
    assert spoken.count(",") == 1 or stands_for in spoken


def test_it_is_spoken_in_the_language_of_the_abbreviation_by_its_lexicon(statement: Statement) -> None:
    publication = statement('# A Title\n\nThe [OMS]{abbr="Organisation de la santé" lang=fr}.\n')
    part = next(one for one in make_script(publication)[1].parts if one.added)
    assert (part.text, part.language) == ("Organisation de la santé", "fr")
