"""Named respellings: by lexicon, by address, by the table of the language; the statement's own words stay
what is compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from everyreader.model.lexicon import Entry, Lexicon
from everyreader.narration.respelling import respelled
from everyreader.narration.script import changed_in_speech, make_script, reconstruct
from tests.narration.handmade import paragraph, publication, run

NONE = Lexicon()


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "see No. 5 and Nos. 6, p. 3", "see number 5 and numbers 6, page 3"),
        ("en", "No. It is not.", "No. It is not."),
        ("en", "rain, e.g. in May, i.e. late", "rain, for example in May, that is late"),
        ("en", "from 2019–2023", "from 2019 to 2023"),
        ("en", "call 555–12–34", "call 555–12–34"),
        ("en", "$3.5 million for $4", "3.5 million dollars for $4"),
        ("en-US", "on 2023-11-21", "on November 21, 2023"),
        ("en", "on 2023-13-21", "on 2023-13-21"),
        ("de", "z. B. nach Art. 5 Abs. 2, S. 9", "zum Beispiel nach Artikel 5 Absatz 2, Seite 9"),
        ("de", "2019–2023", "2019 bis 2023"),
        ("de", "2023-11-21", "21. November 2023"),
        ("fr", "le n° 5, p. ex.", "le numéro 5, par exemple"),
        ("es", "EE. UU., p. ej. el art. 5", "Estados Unidos, por ejemplo el artículo 5"),
        ("it", "ad es. n. 5", "ad esempio numero 5"),
        ("sv", "No. 5, e.g. 2019–2023", "No. 5, e.g. 2019–2023"),
        (
            "en",
            "We won! 🎉 With 👩‍🔬 👍🏽.",
            "We won! party popper, With woman scientist thumbs up medium skin tone.",
        ),
        ("en", "☐ one ☑ two ✔️ ★☆", "empty box one check box with check two check mark star empty star"),
        ("en", "Go ⇒ on ↔ 🇬🇭 ℠", "Go to on left-right arrow, Ghana service mark"),
        ("en", "₹ 50, 1 ₿, ₺3.5 million", "50 Indian rupees, 1 bitcoin, 3.5 million Turkish Lira"),
        ("en", "₹50–60", "50 Indian rupees to 60"),
        ("en", "2⅓ cups, ⅞, ⅓ km", "2 and one third cups, 7 eighths, one third kilometers"),
        ("en", "Part Ⅳ, step ❶ and ②", "Part 4, step 1 and 2"),
        ("en", "4 kΩ at 20 ℃, β-carotene, Δt", "4 kiloohm at 20 degrees Celsius, beta-carotene, delta t"),
        ("en", "“a” – † • … € ½", "“a” – † • … € ½"),
        ("de", "🎉 ⅓, ₹ 50, ☐", "konfettibombe ein Drittel, 50 Indische Rupien, leeres Kästchen"),
        ("fr", "⅔ ☑ ₽ 1", "2 tiers case cochée 1 rouble russe"),
        ("es", "⅓ ★ φ", "un tercio estrella fi"),
        ("it", "⅔ ₺ 5 ☐", "2 terzi 5 lire turche casella vuota"),
        ("sv", "🎉 ⅓ ★", "🎉 ⅓ ★"),
        ("en", "◆ Water ●", "◆ Water ●"),
        ("en", "◆ ◆ ◆", "black diamond"),
        ("de", "●", "schwarzer punkt"),
        ("de", "◆ ◆", "◆ ◆"),
        ("en", "٣٤ wells, 𝟓 pumps", "34 wells, 5 pumps"),
        ("en", "at https://www.example.org/a?b=No.5.", "at example dot org, and the rest of the address."),
    ],
)
def test_the_table_of_the_language_says_what_is_said(language: str, text: str, said: str) -> None:
    assert " ".join(respelled(text, language, NONE).split()) == said


def test_a_lexicon_s_entry_counts_before_the_table_and_is_not_changed_by_it() -> None:
    lexicon = Lexicon((Entry("e.g.", "exempli gratia, No. 1", "en"),))
    assert respelled("rain, e.g. No. 5", "en", lexicon) == "rain, exempli gratia, No. 1 number 5"


def test_no_entry_reaches_into_an_address() -> None:
    assert respelled("see www.un.org", "en", Lexicon((Entry("un", "U N", "en"),))) == "see un dot org"


def test_the_voice_gets_the_respelling_and_the_script_still_gives_the_statement_back() -> None:
    lexicon = Lexicon((Entry("CIP", "C I P", "en"), Entry("eau", "oh", "fr")))
    statement = replace(
        publication(paragraph("CIP – No. 5 – said ", run("l’eau", "fr"), ".")), lexicon=lexicon
    )
    script = make_script(statement)
    assert "".join(part.spoken for part in script[0].parts) == "C I P, number 5, said l’oh."
    assert reconstruct(script, statement) == ((0, "CIP – No. 5 – said l’eau."),)
    assert changed_in_speech(script) == ()


def test_letters_that_no_respelling_accounts_for_show() -> None:
    statement = replace(publication(paragraph("CIP met.")), lexicon=Lexicon((Entry("CIP", "C I P", "en"),)))
    script = make_script(statement)
    wrong = replace(script[0], parts=(replace(script[0].parts[0], spoken="C I A met."),))
    assert changed_in_speech((wrong,)) == (wrong.id,)
