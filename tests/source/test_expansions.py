"""Abbreviations: where they are marked, what they stand for, and which occurrences a definition reaches."""

from __future__ import annotations

import pytest

WHO = "World Health Organization"


def marked(publication) -> list[tuple[str, str, str]]:
    return [
        (run.text, run.expansion, run.language)
        for unit in publication.all_units
        for run in unit.runs
        if run.expansion
    ]


@pytest.mark.parametrize("notation", [f'[WHO]{{abbr="{WHO}"}}', f'[WHO]{{.abbr title="{WHO}"}}'])
def test_words_in_brackets_stand_for_others_and_stay_as_they_are(read, notation):
    publication = read(f"The {notation}’s plan.\n")
    assert marked(publication) == [("WHO", WHO, "en")]
    assert publication.units[0].text == "The WHO’s plan."


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"The WHO.\n\n*[WHO]: {WHO}\n", ["The WHO."]),
        (f"*[WHO]: {WHO}\n\nThe WHO.\n", ["The WHO."]),
        (f"The WHO.\n*[WHO]: {WHO}\n", ["The WHO."]),
        ("*[WHO] : **World** Health Organization\n*[X]: y\n\nWHO, X\n", ["WHO, X"]),
        (f"::: {{lang=fr}}\na\n\n*[WHO]: {WHO}\n:::\n\nThe WHO.\n", ["a", "The WHO."]),
    ],
)
def test_a_line_of_its_own_says_what_words_stand_for_and_is_no_text(read, body, text):
    publication = read(body)
    assert [unit.text for unit in publication.units] == text
    assert ("WHO", WHO, "en") in marked(publication)


@pytest.mark.parametrize(
    ("body", "occurrences"),
    [
        ("WHO, (WHO) WHO-led WHO’s **WHO** [WHO](https://a.org) WHO.[^1]\n\n[^1]: WHO\n", 8),
        ("# WHO\n\n- WHO\n\n> WHO\n\n| WHO |\n|---|\n| WHO |\n\nWHO\n: WHO\n", 7),
        ("WHO and who, WHOM, AWHO, `WHO`, ![WHO](map.png)\n", 1),
        ("WHO, https://a.org/WHO, WHO@a.org, a.WHO, WHO.org, W&WHO\n", 1),
        ("WHO, WHO[2]{.sub}, *a*WHO, WHO**M**\n", 1),
        ("WHO [WHO]{lang=fr}\n", 1),
    ],
)
def test_it_holds_for_each_whole_word_in_the_same_letters_and_language(read, body, occurrences):
    assert marked(read(f"{body}\n*[WHO]: {WHO}\n")) == [("WHO", WHO, "en")] * occurrences


def test_words_with_spaces_are_found_across_a_lines_end_and_the_longest_first(read):
    publication = read("See e. g. this, e.\ng. that, and e.\n\n*[e. g.]: exempli gratia\n*[e.]: east\n")
    assert [one[:2] for one in marked(publication)] == [
        ("e. g.", "exempli gratia"),
        ("e. g.", "exempli gratia"),
        ("e.", "east"),
    ]


def test_one_mark_in_brackets_is_enough_and_two_that_differ_hold_each_for_itself(read):
    assert len(marked(read(f'WHO [WHO]{{abbr="{WHO}"}} WHO\n'))) == 3
    two = read('PM [PM]{abbr="prime minister"} [PM]{abbr="particulate matter"} PM\n')
    assert [expansion for _, expansion, _ in marked(two)] == ["prime minister", "particulate matter"]


def test_words_that_stand_for_others_may_hold_markup(read):
    publication = read('[CO[2]{.sub}]{abbr="carbon dioxide"} [OMS]{abbr="Organisation" lang=fr}\n')
    assert marked(publication) == [("CO2", "carbon dioxide", "en"), ("OMS", "Organisation", "fr")]


def test_an_escaped_star_is_a_star(read):
    publication = read("\\*[WHO]: a band. WHO\n")
    assert publication.units[0].text == "*[WHO]: a band. WHO"
    assert marked(publication) == []


@pytest.mark.parametrize(
    ("body", "line", "says", "remedy"),
    [
        ("a\n\n*[WHO]: b\n", 10, "nothing in the text is the word 'WHO'", "take the line out"),
        ("`WHO`\n\n*[WHO]: b\n", 10, "nothing in the text is the word 'WHO'", "as the text has it"),
        ("WHO\n\n*[WHO]: b\n*[WHO]: c\n", 11, "said to be 'b' on line 10 already", '[WHO]{abbr="c"}'),
        ('a\n\n[WHO]{abbr=""}\n', 10, "an abbreviation is words and what they stand for", "[WHO]{abbr="),
        ("a\n\n[WHO]{.abbr}\n", 10, "an abbreviation is words and what they stand for", "[WHO]{abbr="),
        ('a\n\n[]{abbr="b"}\n', 10, "an abbreviation is words and what they stand for", "[WHO]{abbr="),
        ('a\n\n[b]{title="c"}\n', 10, "unknown attribute 'title'", "lang, alt, abbr"),
        ('a\n\n[b]{abbr="c&shy;"}\n', 10, "SOFT HYPHEN", "delete it"),
    ],
)
def test_what_nobody_would_learn_is_refused_with_its_line(refused, body, line, says, remedy):
    found, message = refused(body)
    assert found == line
    assert says in message
    assert remedy in message
