"""What ``add`` knows beside the text (language, date, publisher), where it says it knows it from, and what it
asks for."""

from __future__ import annotations

from datetime import date

import pytest

from everyreader.importers.draft import Draft, Repair
from everyreader.importers.known import Told, known
from everyreader.importers.repair.release.dateline import doubtful
from everyreader.importers.repair.release.dates import date_in, find_date
from everyreader.importers.summary import lines
from everyreader.model.errors import UsageError
from everyreader.model.house import House

from .conftest import body, repairs

LETTERS = {
    "de": "Neue Bänke\n\nKiel, 03.05.2026. Die Stadt stellt im Park zwölf neue Bänke auf. Wer dort sitzt, "
    "sieht den Hafen und die "
    "Schiffe, die am Abend zurückkehren, und hat es nicht weit bis zum Bahnhof.\n",
    "fr": "Nouveaux bancs\n\nBrest, le 3 mai 2026\n\nLa ville installe douze nouveaux bancs dans le parc. "
    "Depuis ces bancs, les habitants "
    "voient le port et les bateaux qui rentrent le soir, et la gare est toute proche.\n",
    "es": "Bancos nuevos\n\nVigo, 03/05/2026\n\nEl ayuntamiento instala doce bancos nuevos en el parque. "
    "Desde ellos los vecinos ven el "
    "puerto y los barcos que vuelven por la tarde, y la estación queda muy cerca.\n",
    "it": "Nuove panchine\n\nBari, 3.5.2026\n\nIl comune ha messo dodici nuove panchine nel parco. Da lì "
    "gli abitanti vedono il porto e le "
    "barche che tornano la sera, e la stazione è molto vicina.\n",
    "pt": "Bancos novos\n\nPorto, 03-05-2026\n\nA câmara colocou doze bancos novos no jardim. Dali os "
    "moradores veem o porto e os barcos "
    "que regressam ao fim da tarde, e a estação fica muito perto.\n",
}


@pytest.mark.parametrize("language", LETTERS)
def test_the_language_is_that_of_the_words_and_the_date_is_read_by_it(imported, language):
    added = imported(LETTERS[language], language="", name="")
    metadata = added.publication.metadata
    assert (metadata.language, metadata.date) == (language, date(2026, 5, 3))
    assert (1, "language found") in repairs(added)
    assert f"language {language} (its words)" in added.facts


def test_a_language_that_the_file_says_gives_way_to_words_that_are_certainly_in_another():
    draft = Draft((), "en-US", received=(LETTERS["de"],))
    done = known(draft, Told(), House())
    assert done.language == "de"
    assert done.repairs == (
        Repair(
            "language found", 1, "its words are German (de), though the file says 'en-US'; give --lang to change it"
        ),
    )  # fmt: skip
    assert known(replace_language(draft, "de-AT"), Told(), House()).language == "de-AT"
    assert known(draft, Told(language="en-GB"), House()).language == "en-GB"
    assert known(Draft((), "", received=("A few words.",)), Told(), House(language="fr")).language == "fr"


@pytest.mark.parametrize("code", ["zxx", "und", "mul", "und-Latn", "ZXX-none"])
def test_a_code_for_no_language_tells_none(code):
    words = known(Draft((), code, received=(LETTERS["de"],)), Told(), House())
    assert (words.language, words.origins["language"]) == ("de", "its words")
    assert not known(Draft((), code, received=("A few words.",)), Told(), House()).language
    assert known(Draft((), code, received=("A few words.",)), Told(), House(language="fr")).language == "fr"


def replace_language(draft: Draft, language: str) -> Draft:
    return Draft(draft.blocks, language, received=draft.received)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("03.05.2026", "de", date(2026, 5, 3)),
        ("Lyon, le 03/05/2026", "fr-CH", date(2026, 5, 3)),
        ("3. 5. 2026", "de", date(2026, 5, 3)),
        ("03/05/2026", "en-GB", date(2026, 5, 3)),
        ("03/05/2026", "en-US", date(2026, 3, 5)),
        ("03/05/2026", "en", None),
        ("03/05/2026", "en-CA", None),
        ("23/05/2026", "en", date(2026, 5, 23)),
        ("03.05.26", "de", None),
    ],
)
def test_numbers_are_read_in_the_order_in_which_the_language_writes_them(text, language, day):
    assert find_date(text, language) == day


def test_a_date_among_other_words_is_read_and_two_are_not():
    assert date_in("Held on 3 May 2026 in the Mill Hall", "en") == date(2026, 5, 3)
    assert date_in("From 3 May 2026 until 5 May 2026", "en") is None
    assert date_in("In 2026", "en") is None


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("03/05/2026", "“03/05/2026” (line 3) can be read in two ways"),
        (
            "Held on 3 May 2026 in Kiel",
            "(line 3) says 2026-05-03, though not that this is the day of the text",
        ),
        ("Spring 2026", "“Spring 2026” (line 3) says no whole date in English (en), as which it was read"),
        (
            "4 mars 2026",
            "“4 mars 2026” (line 3) could not be understood as a date in English (en), as which it was read",
        ),
        (
            "Adopted on 3 May 2026, in force since 5 May 2026.",
            "says 2026-05-03 and 2026-05-05, though not that one of them is the day of the text",
        ),
        (
            "Open from 3 May 2026 until 5 May 2026.",
            "“Open from 3 May 2026 until 5 May 2026.” (line 3) says several days, as an event has them",
        ),
        ("As clause 4.3.2 of 2019 says", "(line 3) says no whole date"),
    ],
)
def test_a_date_that_is_asked_for_is_asked_with_the_reason_and_what_is_known_is_said(imported, line, why):
    with pytest.raises(UsageError) as caught:
        imported(f"# Wells\n\n{line}\n\nThey give water.\n", file="note.txt")
    assert why in str(caught.value)
    assert str(caught.value).endswith(
        "  known: title “Wells” (line 1)\n  known: publisher “Harbour Library” (--publisher)\n  "
        "known: language en (--lang)"
    )
    assert "--publisher (" not in str(caught.value).partition("\n  known")[0]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        *(("en-GB", "Adopted by the board on 20 June 2024."), ("en-US", "Adopted on June 20, 2024, by the board.")),
        *(("pl", "Wchodzi w życie z dniem 20 czerwca 2024 r."), ("de", "Sie tritt am 20. Juni 2024 in Kraft.")),
        *(("fr", "Adopté par l’assemblée le 20 juin 2024."), ("es", "Aprobado por la junta el 20 de junio de 2024.")),
        *(("it", "Approvato dall’assemblea il 20 giugno 2024."), ("pt", "Aprovado em 20 de junho de 2024.")),
        *(("nl", "Vastgesteld door het bestuur op 20 juni 2024."), ("sv", "Antagna vid årsmötet den 20 juni 2024.")),
        *(("no", "Vedtatt av årsmøtet 20. juni 2024."), ("da", "Vedtaget den 20. juni 2024.")),
        *(("cs", "Schváleno dne 20. června 2024."), ("hu", "Elfogadta a közgyűlés 2024. június 20-án.")),
        *(("uk", "Затверджено 20 червня 2024 р."), ("fi", "Hyväksytty 20. kesäkuuta 2024."), ("zh", "于2024年6月20日通过。")),
    ],
)  # fmt: skip
def test_a_sentence_that_says_a_day_is_said_to_say_it(language, line):
    assert (
        doubtful(_draft(line, language))
        == f"“{line}” (line 1) says 2024-06-20, though not that this is the day of the text"
    )


def test_what_is_quoted_of_a_long_line_holds_its_whole_date():
    line = (
        f"{'The board met and talked for long. ' * 3}It adopted the rules on 20 June 2024, and "
        f"{'went home. ' * 9}"
    )
    assert "It adopted the rules on 20 June 2024, and" in doubtful(_draft(line, "en"))


def test_a_day_in_words_that_are_not_known_is_not_denied():
    assert "may say a day that could not be read in Slovenian" in doubtful(
        _draft("Sprejeto 20. junija 2024.", "sl")
    )


def _draft(line: str, language: str) -> Draft:
    return Draft(({"t": "Para", "c": [{"t": "Str", "c": line}], "line": 1},), language)


@pytest.mark.parametrize(
    ("language", "line", "day"),
    [
        ("pl", "Poznań, dnia 26 maja 2021 r.", "2021-05-26"),
        ("hr", "Zagreb, 20. lipnja 2024. godine", "2024-06-20"),
        ("no", "Oslo, 20. juni 2024", "2024-06-20"),
    ],
)
def test_the_sign_of_the_year_ends_no_sentence(imported, language, line, day):
    added = imported(f"# Wells\n\n{line}\n\nThey give water.\n", language=language)
    assert f"[{line}]{{.dateline}}" in body(added)
    assert added.publication.metadata.date.isoformat() == day


def test_a_date_that_was_told_and_another_in_the_text_are_one_message_for_the_person(imported):
    added = imported("# Wells\n\n4 March 2024\n\nThey give water.\n", date="2024-03-05")
    said = [one for one in lines(added, "note.txt") if "2024-03-0" in one]
    [differ] = [one for one in said if "dates differ" in one]
    assert differ == (
        "  statement.md:11: dates differ: “4 March 2024” stays visible, and the front matter has "
        "2024-03-05 (--date): "
        "change what is not meant (line 3 of note.txt)"
    )
    assert not any("its date is" in one for one in said)


def test_the_date_of_a_page_does_not_stand_against_the_one_that_was_told(imported):
    page = (
        '<html lang="en"><head><meta property="article:published_time" content="2024-03-05"></head>'
        "<body><main><h1>Wells</h1><p>They give water.</p></main></body></html>"
    )
    said = [one.message for one in imported(page, file="a.html", date="").repairs if one.name == "date found"]
    assert said == ["the page says that it is of 2024-03-05; give --date to change it"]
    told = imported(page, file="a.html", name="2024-other", date="2024-03-06").repairs
    assert [one.message for one in told if one.name == "date found"] == [
        "the page says that it is of 2024-03-05; --date says 2024-03-06, and counts"
    ]


MET = "# Minutes\n\nThe hall was full.\n\nThe council agreed on all that was asked.\n\n{}\n\n14 May 2024\n"


@pytest.mark.parametrize(
    "label", ["## Date of next meeting", "**Next meeting**", "## Deadline", "Next session:", "## Opening day"]
)
def test_a_day_that_a_heading_or_label_says_is_another_is_not_the_texts(imported, label):
    with pytest.raises(UsageError, match=r"say also --date"):
        imported(MET.format(label), file="note.md")


@pytest.mark.parametrize("label", ["## Date", "Yours faithfully,"])
def test_a_day_alone_at_the_end_is_the_texts(imported, label):
    added = imported(MET.format(label), file="note.md")
    assert any("date 2024-05-14" in one for one in added.facts)


@pytest.mark.parametrize("number", ["N° 2300123", "Az. 4 K 12/24", "Case No. 19-1392", "Réf. : AB/17"])
def test_the_number_of_a_file_is_no_title(imported, number):
    added = imported(f"{number}\n\nThe council opens the pier\n\n4 May 2024\n\nIt is open to all.\n")
    assert any("title “The council opens the pier”" in one for one in added.facts)
