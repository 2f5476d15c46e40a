"""What is no plain word, as it is said: a table for each kind; nothing of a number is lost."""

from __future__ import annotations

import re

import pytest

from everyreader.model.lexicon import Entry, Lexicon
from everyreader.model.publication import Look, Mark
from everyreader.narration.respelling import respelled
from everyreader.narration.spoken import spoken_form
from everyreader.narration.wording import ADDRESS_SIGNS
from everyreader.narration.wordings import WORDINGS


def said(text: str, language: str = "en") -> str:
    return spoken_form(respelled(text, language, Lexicon()))


def table(name: str, rows: str) -> pytest.MarkDecorator:
    """Rows of ``language | written | said``."""
    cells = [tuple(cell.strip() for cell in row.split("|")) for row in rows.strip().splitlines()]
    return pytest.mark.parametrize(
        ("language", "written", "spoken"), cells, ids=[f"{name}-{c[1]}" for c in cells]
    )


@table(
    "phone",
    """
    en | Call +44 1628 555 0101 (24 hours) | Call plus 4 4, 1 6 2 8, 5 5 5, 0 1 0 1 (24 hours)
    en-US | call +1 (555) 010-0188. | call plus 1, 5 5 5, 0 1 0, 0 1 8 8.
    en-US | Tel. 555-0123 is ours | Telephone 5 5 5, 0 1 2 3 is ours
    en | Phone: 555-0123, ext. 17 | Phone: 5 5 5, 0 1 2 3, extension 1 7
    en | 1-800-555-0123 or 800.555.0123 | 1, 8 0 0, 5 5 5, 0 1 2 3 or 8 0 0, 5 5 5, 0 1 2 3
    en-GB | ring 020 7946 0321 | ring 0 2 0, 7 9 4 6, 0 3 2 1
    en | Call 911 now | Call 9 1 1 now
    en | Fax no. 020 7946 0321 | Fax number 0 2 0, 7 9 4 6, 0 3 2 1
    fr | Tél. : 01 23 45 67 89 | téléphone : 0 1, 2 3, 4 5, 6 7, 8 9
    fr | +33 1 23 45 67 89 poste 12 | plus 3 3, 1, 2 3, 4 5, 6 7, 8 9, poste 1 2
    de | Tel. 030 12345-0 | Telefon 0 3 0, 1 2 3 4 5, 0
    de | Tel.: 0800 / 123 45 67 | Telefon: 0 8 0 0, 1 2 3, 4 5, 6 7
    en-GB | +44 (0)20 7946 0958 | plus 4 4, 0, 2 0, 7 9 4 6, 0 9 5 8
    es | llame al 600 123 456 | llame al 6 0 0, 1 2 3, 4 5 6
    it | tel. 06.1234567 | telefono 0 6, 1 2 3 4 5 6 7
    it | Tel. 06 1234567 | telefono 0 6, 1 2 3 4 5 6 7
    """,
)
def test_telephone_numbers_are_said_digit_by_digit(language: str, written: str, spoken: str) -> None:
    assert said(written, language) == spoken


@pytest.mark.parametrize(
    "text",
    [
        "555-1234 votes", "between 100-2000 people", "1 234 567 people", "192.168.0.1", "version 2.0.1", "24/7",
        "call 100 people", "3/4 of it", "ISBN 978-3-16-148410-0", "It grew by +5 degrees", "12.5 by 13.75",
        "internationalisation", "defaced facade", "C++ and C#", "and/or", "AT&T", "The 5th and the 1990s", "5G and 4K",
        "Malcolm X", "Smith, E. F. (1970). A study", "the pages. I read them", "the sections I wrote", "Vitamin C", "a CD", "an IV drip", "in this section I explain", "Node.js", "covid-19", "10:30", "2024-05-01T10:00Z",
    ],
)  # fmt: skip
def test_what_only_looks_like_one_is_left_as_it_is(text: str) -> None:
    assert said(text) == text


@table(
    "address",
    """
    en | write to info@example.org. | write to info at example dot org.
    en | a_b.c-d+e@mail.example.co.uk | a underscore b dot c hyphen d plus e at mail dot example dot co dot uk
    en | see https://example.org/news/ | see example dot org slash news
    en | see www.example.org, then go | see example dot org, then go
    en | on example.org/help-desk | on example dot org slash help hyphen desk
    en | https://example.org/find?q=a | example dot org, and the rest of the address
    en | (http://example.org) | (example dot org)
    en | follow @DamWatch24 | follow at Dam Watch 24
    en | with #SaveTheDam | with hashtag Save The Dam
    en | https://example.org/a1B2/report-for-the-year | example dot org slash a1B2 slash report hyphen for hyphen the hyphen year
    en | on example.org/18F/Analytics-Reporter2b | on example dot org slash 18F slash Analytics hyphen Reporter2b
    en | in #E6E6E2 | in hash E 6 E 6 E 2
    en | item #5 | item number 5
    fr | presse@exemple.fr | presse arobase exemple point fr
    fr | #EauClaire | hashtag Eau Claire
    de | amt-a@beispiel.de | amt Bindestrich a ät beispiel Punkt de
    es | prensa_a@ejemplo.es | prensa guion bajo a arroba ejemplo punto es
    it | www.esempio.it/notizie | esempio punto it barra notizie
    nl | zie https://www.example.org/a/b | zie example.org
    """,
)
def test_addresses_are_said_sign_by_sign(language: str, written: str, spoken: str) -> None:
    assert said(written, language) == spoken


@table(
    "string",
    """
    en | commit 3f2a9c1d4b5e | commit 3 F 2 A, 9 C 1 D, 4 B 5 E
    en | 550e8400-e29b-41d4-a716-446655440000 | 5 5 0 E, 8 4 0 0, E 2 9 B, 4 1 D 4, A 7 1 6, 4 4 6 6, 5 5 4 4, 0 0 0 0
    en | GB29 NWBK 6016 1331 9268 19 | G B 2 9, N W B K, 6 0 1 6, 1 3 3 1, 9 2 6 8, 1 9
    de | DE89370400440532013000 | D E 8 9, 3 7 0 4, 0 0 4 4, 0 5 3 2, 0 1 3 0, 0 0
    """,
)
def test_long_strings_are_spelled_in_fours(language: str, written: str, spoken: str) -> None:
    assert said(written, language) == spoken


def test_a_checksum_is_spelled_to_its_end_and_a_longer_string_says_what_it_leaves_out() -> None:
    checksum = "0a1b2c3d" * 8
    assert re.findall(r"\w", said(checksum)) == list(checksum.upper())
    assert said(checksum * 2).count("96 more characters") == 1


@table(
    "quantity",
    """
    en-GB | 2 × 10⁶ litres on 5 km² | 2 × 10 to the sixth litres on 5 square kilometres
    en | 10⁻³ and aⁿ | 10 to the minus 3 and a to the n
    en | x², x³, x⁴ | x squared, x cubed, x to the fourth
    en | CO₂, H₂O and Al₂O₃ | C O 2, H 2 O and A L 2 O 3
    en | x₁ and Na⁺ | x sub 1 and Na plus
    en | word² | word, superscript 2
    en-GB | Flow (m³/s), 5 m³/s, in km/h, 5 s | Flow (cubic metres per second), 5 cubic metres per second, in kilometres per hour, 5 seconds
    en-GB | Pipe (km), Mass [kg], Room (m) | Pipe (kilometres), Mass [kilograms], Room (m)
    en | 20 °C, 1 km, 90 km/h | 20 degrees Celsius, 1 kilometer, 90 kilometers per hour
    en | $5 million, £3.2bn, $500k | 5 million dollars, 3.2 billion pounds, 500 thousand dollars
    en | C$5 million, US$ 3bn | 5 million Canadian dollars, 3 billion US dollars
    en | €20–30 or $1–2 million | 20 to 30 euros or 1 to 2 million dollars
    en | 5½ km, ½ km, 5 kg/m², 2 m/s² | 5½ kilometers, ½ kilometer, 5 kilograms per square meter, 2 meters per second squared
    en | Ca²⁺ and SO₄²⁻ | Ca 2 plus and S O 4 2 minus
    en | 10^6 and e = mc² | 10 to the sixth and e = mc squared
    en | 5–10, 2023/24 | 5 to 10, 2023 to 24
    en | at 3 p.m. on Monday | at 3 p m on Monday
    en-US | on 3/5/2024 | on March 5, 2024
    en-GB | on 3/5/2024 | on 3 May 2024
    en | on 3/5/2024 | on 3/5/2024
    fr | 10⁶ m³, x², CO₂, 5 km² | 10 puissance 6 mètres cubes, x au carré, C O 2, 5 kilomètres carrés
    fr | 5 M€, 3,2 Md€, le 05/03/2024 | 5 millions d’euros, 3,2 milliards d’euros, le 5 mars 2024
    de | 10⁶, x², CO₂, 5 km², 3 °C | 10 hoch 6, x zum Quadrat, C O 2, 5 Quadratkilometer, 3 Grad Celsius
    de | am 05.03.2024 um 15.30 Uhr | am 5. März 2024 um 15.30 Uhr
    es | 10⁶, x², 5 km² | 10 elevado a 6, x al cuadrado, 5 kilómetros cuadrados
    it | 10⁶, x³, 5 km² | 10 elevato a 6, x al cubo, 5 chilometri quadrati
    sv | 10⁶ på 5 km² | 10⁶ på 5 km²
    """,
)
def test_quantities_are_said_in_words(language: str, written: str, spoken: str) -> None:
    assert said(written, language) == spoken


@table(
    "numeral",
    """
    en | World War I and World War II | World War 1 and World War 2
    en | King Charles III, Elizabeth II | King Charles the third, Elizabeth the second
    en | Henry VIII’s wives | Henry the eighth’s wives
    en | Chapter IV, chapter iv, vol. II | Chapter 4, chapter 4, volume 2
    en | sections I and II, Parts II–IV | sections 1 and 2, Parts 2 to 4
    en | in MMXXIV | in 2024
    en | Elizabeth I, Queen Elizabeth I was | Elizabeth the first, Queen Elizabeth the first was
    es | el s. XX | el siglo 20
    it | nel sec. XX | nel secolo ventesimo
    fr | Louis XIV, François Ier, Napoléon III | Louis 14, François premier, Napoléon 3
    fr | le XXe siècle, chapitre IV | le vingtième siècle, chapitre 4
    fr | Le Roi, Ce livre, la Ve République | Le Roi, Ce livre, la cinquième République
    de | Karl V. starb, Elisabeth II. auch | Karl der Fünfte starb, Elisabeth die Zweite auch
    de | Ludwigs XIV. Hof, im XX. Jahrhundert | Ludwigs des Vierzehnten Hof, im 20. Jahrhundert
    es | Felipe VI, Isabel II, Alfonso XIII | Felipe sexto, Isabel segunda, Alfonso 13
    es | el siglo XXI, el capítulo IV | el siglo 21, el capítulo 4
    it | Vittorio Emanuele II, il XX secolo | Vittorio Emanuele secondo, il ventesimo secolo
    it | Elisabetta II, capitolo IV | Elisabetta seconda, capitolo 4
    """,
)
def test_roman_numerals_are_said_in_the_language_s_way(language: str, written: str, spoken: str) -> None:
    assert said(written, language) == spoken


@table(
    "abbreviation",
    """
    en | § 5, §§ 6 and 7, Art. 5, Amb. Hill | section 5, sections 6 and 7, Article 5, Ambassador Hill
    fr | l’art. 5, § 3, MM. Roy et Mme Lac | l’article 5, paragraphe 3, Messieurs Roy et Madame Lac
    de | § 7, Abs. 3 Nr. 2, vgl. S. 4, ca. 5 | Paragraf 7, Absatz 3 Nummer 2, vergleiche Seite 4, circa 5
    es | núm. 4, n.º 5, D. Juan, Sra. Gil | número 4, número 5, don Juan, señora Gil
    it | art. 5, c. 2, Sig.ra Rea, Dott. Rea | articolo 5, comma 2, signora Rea, dottor Rea
    """,
)
def test_abbreviations_are_said_in_full(language: str, written: str, spoken: str) -> None:
    assert said(written, language) == spoken


def test_raised_and_lowered_figures_are_said_as_unicode_s_are() -> None:
    text = "2 × 106 litres on 5 km2, CO2, the 5th"
    marks = [
        Mark(look, start, start + len(text_of))
        for look, start, text_of in (
            (Look.RAISED, text.index("6"), "6"),
            (Look.RAISED, text.index("2,"), "2"),
            (Look.LOWERED, text.index("2, the"), "2"),
            (Look.RAISED, text.index("th", 30), "th"),
        )
    ]
    assert (
        respelled(text, "en-GB", Lexicon(), marks)
        == "2 × 10 to the sixth litres on 5 square kilometres, C O 2, the 5th"
    )
    assert respelled(text[4:], "en-GB", Lexicon(), marks, 4).startswith("10 to the sixth litres")
    assert "carbon" in respelled(text, "en-GB", Lexicon((Entry("CO2", "carbon dioxide", "en"),)), marks)


@pytest.mark.parametrize("language", WORDINGS)
@pytest.mark.parametrize(
    "text",
    ["+49 30 1234567", "12.345-67 8/9", "7 km, 8 m, 9 %", "a1b2c3d4e5f6", "3–4, 2023/24", "0800 123 4567"],
)
def test_no_digit_is_lost(language: str, text: str) -> None:
    assert re.findall(r"\d", said(text, language)) == re.findall(r"\d", text)


@pytest.mark.parametrize("language", WORDINGS)
def test_every_sign_of_an_address_has_a_name(language: str) -> None:
    assert len(WORDINGS[language].signs) == len(ADDRESS_SIGNS)
