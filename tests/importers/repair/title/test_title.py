"""The title among what stands before a text: letterheads, kinds of paper, subtitles, titles that were
told."""

from __future__ import annotations

import pytest

from everyreader.importers.draft import Draft
from everyreader.importers.repair.headings.headings import make_headings
from everyreader.importers.repair.release import furniture
from everyreader.importers.repair.release.letterhead import is_address, is_paper, is_sender
from everyreader.importers.repair.title.title import promote_title
from everyreader.model.errors import UsageError

from ...conftest import body, docx, paragraph, repairs

TEXT = "The harbour has been open since the morning, and the ferries run as they did before the storm.\n"


@pytest.mark.parametrize(
    "name",
    [
        *("STADTBIBLIOTHEK KIEL", "Stadt Frankfurt am Main", "KANZLEI DR. BRANDT & SOHN", "Evangelische Kirchengemeinde St. Jakob"),
        *("Landesamt für Hafenbau", "Turnverein Kiel e. V.", "MAIRIE DE BREST", "PREFECTURE DU FINISTERE", "Service de l’eau"),
        *("CITY OF RIVERTON", "Harbour Library", "NEW YORK PUBLIC LIBRARY", "RIVERTON TENANTS' ASSOCIATION", "Ministry of Health"),
        *("AYUNTAMIENTO DE VIGO", "Universidad de Vigo", "COMUNE DI BARI", "Istituto comprensivo “G. Rodari”"),
        *("CÂMARA MUNICIPAL DE VILA NOVA", "Junta de Freguesia de Alcântara"),
    ],
)  # fmt: skip
def test_the_name_of_an_office_is_its_name(name):
    assert is_sender(name, Draft((), ""))


@pytest.mark.parametrize(
    "headline",
    [
        *("Landesamt warnt die Bürger", "STADTWERKE ERNEUERN DIE LEITUNG", "LA RÉGION FINANCE LA ROUTE", "COUNCIL BACKS THE LIBRARY"),
        *("La federación entrega firmas", "Cooperativa pide más autobuses hoy", "EL AYUNTAMIENTO MEJORA LAS CALLES", "IL COMUNE SISTEMA LE STRADE", "A CÂMARA MELHORA UMA ESTRADA", "FEUERWERKE AM HAFEN"),
        *("STADTBIBLIOTHEK KIEL ÖFFNET AM SONNTAG", "Neues aus der Stadtbücherei", "EINE SCHULE FÜR ALLE", "Wahl des Gemeinderats"),
        *("LA MAIRIE OUVRE LE DIMANCHE", "MAIRIE FERMÉE", "Fermeture de la mairie", "Mairie : nouveaux horaires"),
        *("COUNCIL OPENS NEW LIBRARY", "A NEW LIBRARY", "LIBRARY CLOSED FOR REPAIRS", "THREE NEW WELLS", "Harbour Festival"),
        *("La biblioteca abre los domingos", "IL COMUNE CERCA VOLONTARI", "A câmara anuncia obras", "MIETERHÖHUNG ZUM 1. JULI"),
    ],
)  # fmt: skip
def test_a_headline_with_an_office_in_it_is_none(headline):
    assert not is_sender(headline, Draft((), "en"))


def test_the_language_tells_a_verb_where_the_form_does_not():
    assert not is_sender("BUNDESREGIERUNG BESCHLIESST HILFEN", Draft((), "de"))
    assert not is_sender("School wins prize from council", Draft((), "en"))
    assert is_sender("GESELLSCHAFT FÜR RECHT UND KUNST", Draft((), "de"))
    assert is_sender("Conseil départemental du Morbihan", Draft((), "fr"))


@pytest.mark.parametrize(
    "line",
    [
        *("Dear members,", "Liebe Eltern,", "Sehr geehrte Frau Brandt", "Chers adhérents,", "Chère Madame,", "Mesdames, Messieurs,"),
        *("Estimados vecinos:", "Gentili famiglie,", "Cari genitori,", "Caros sócios,", "Exmo. Senhor,", "Prezados moradores,"),
    ],
)  # fmt: skip
def test_a_greeting_is_one_and_no_second_line_of_a_title(imported, line):
    assert furniture.SALUTATION.fullmatch(line)
    text = f"CITY OF RIVERTON\n\nNew park opens\n\n{line}\n\n{TEXT}"
    assert body(imported(text, date="2026-05-04")).startswith(
        f"# New park opens\n\nCITY OF RIVERTON\n\n{line}\n"
    )


STATES = [
    ("fr", "RÉPUBLIQUE ET CANTON DU JURA-NORD", "Département de l’environnement", "Communiqué de presse", "Deux tirs autorisés"),
    ("ru", "РОССИЙСКАЯ ФЕДЕРАЦИЯ", "Министерство природы", "Пресс-релиз", "Волки вернулись в лес"),
    ("de", "BUNDESREPUBLIK DEUTSCHLAND", "Bundesministerium für Wald", "Pressemitteilung", "Zwei Wölfe im Süden"),
    ("de", "KANTON NORDWALDEN", "Gesundheits- und Sozialdepartement", "Medienmitteilung", "Zwei Wölfe im Süden"),
    ("en", "STATE OF OREGON", "Department of Fish", "News Release", "Two wolves may be shot"),
    ("en", "UNITED NATIONS", "General Assembly", "Press release", "Assembly speaks of water"),
    ("en", "BURKINA FASO", "Ministry of Water", "Press release", "Two wells for the north"),
    ("it", "REPUBBLICA ITALIANA", "Ministero della salute", "Comunicato stampa", "Due pozzi al nord"),
    ("es", "GOBIERNO DE ESPAÑA", "MINISTERIO DE MEDIO AMBIENTE", "Nota de prensa", "Dos pozos en el norte"),
    ("nl", "PROVINCIE GELDERLAND", "Afdeling Natuur", "Persbericht", "Twee wolven op de Veluwe"),
    ("sl", "REPUBLIKA SLOVENIJA", "Ministrstvo za okolje", "Sporočilo za javnost", "Dva volka na Gorenjskem"),
    ("fi", "SUOMEN TASAVALTA", "Ympäristöministeriö", "Tiedote", "Kaksi sutta tunturissa"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "state", "office", "kind", "title"), STATES)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("kinds", [0, 1])
def test_a_states_name_above_its_offices_is_no_title(
    imported, language, state, office, kind, title, gap, kinds
):
    text = f"{gap.join((state, office, *[kind] * kinds, '2024-03-04', title))}\n\n{TEXT}"
    added = imported(text, language=language, publisher="P")
    assert [one.text for one in added.publication.units][:3] == [title, state, office]


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        *(("en", one) for one in ("REPUBLIC CELEBRATES FIFTY YEARS", "CITY OF OAKLAND OPENS NEW LIBRARY", "STATE OF EMERGENCY")),
        *(("de", one) for one in ("KANTON ZÜRICH SENKT STEUERN", "LAND IN SICHT", "Republik in Not")),
        *(("fr", one) for one in ("CANTON DU JURA : DEUX TIRS", "ÉTAT DES LIEUX", "État d’urgence")),
        *(("nl", "Provincie opent fietspad"), ("en", "STATE OF OREGON TO BAN BAGS")),
    ],
)  # fmt: skip
def test_a_headline_with_a_state_in_it_is_none(imported, language, headline):
    assert not is_sender(headline, Draft((), language))
    text = f"{headline}\n\nMore is to come soon\n\n{TEXT}"
    added = imported(text, publisher="P", language=language, date="2026-05-03")
    assert added.publication.metadata.title == headline


def test_a_name_that_the_paper_signs_itself_with_is_the_senders():
    assert is_sender("NORDWIND", Draft((), "de", received=("Schreiben Sie an post@nordwind.example",)))
    assert not is_sender("NORDWIND", Draft((), "de", received=("Ein Wort.",)))


def test_kinds_of_paper_and_addresses():
    for one in (
        "AVIS À LA POPULATION",
        "Öffentliche Bekanntmachung",
        "INVITO",
        "Public notice",
        "Convocatoria",
        "EDITAL N.º 4/2026",
    ):
        assert is_paper(one)
    for one in ("Einladung zum Fest", "Notice of closure", "Information about rents"):
        assert not is_paper(one)
    for one in (
        "Marktplatz 3",
        "24103 Kiel",
        "12 Mill Lane",
        "12, rue de la Gare",
        "Via Roma 12",
        "RV1 2AB",
        "Frau Anna Brandt",
    ):
        assert is_address(one)
    for one in ("2026 Annual report", "Dresden feiert", "Via the harbour to town", "Monday at 10"):
        assert not is_address(one)  # fmt: skip


@pytest.mark.parametrize(
    ("head", "title", "below"),
    [
        # a letterhead, alone or over several lines, and a kind of paper
        ("STADTBIBLIOTHEK KIEL\n\nLängere Zeiten im Lesesaal\n", "Längere Zeiten im Lesesaal", "STADTBIBLIOTHEK KIEL"),
        ("CITY OF RIVERTON\nOffice of the Mayor\n\nA park for the riverside\n", "A park for the riverside", "CITY OF RIVERTON"),
        ("MAIRIE DE BREST\n\nAVIS À LA POPULATION\n\nEau coupée au port\n", "Eau coupée au port", "MAIRIE DE BREST"),
        ("KANZLEI DR. BRANDT\nHafenstraße 3\n24103 Kiel\n\nMIETE AB JULI\n", "MIETE AB JULI", "KANZLEI DR. BRANDT"),
        ("AYUNTAMIENTO DE VIGO\n\nNOTA DE PRENSA\n\nBancos en el parque\n", "Bancos en el parque", "AYUNTAMIENTO DE VIGO"),
        ("NORDWIND\n\nNEWS RELEASE - FOR IMMEDIATE USE\n\nWind for all\n", "Wind for all", "NORDWIND"),
        ("Stadtwerke Kiel\n\nKiel, im Mai 2026\n\nWir erneuern die Leitung\n\nLiebe Nachbarn,\n", "Wir erneuern die Leitung", "Stadtwerke Kiel"),
        (("MINUTES\n\nRiverton Parish Council\nMeeting in the hall\n\nPresent: Jo Hill\nAbsent: Al "
            "Brook\n"), "Meeting in the hall", "MINUTES"),
        ("Nordwind\n\nPRESS RELEASE\n\nWind for all\n", "Wind for all", "Nordwind"),
        # the other way round: capitals that are the title, a sender alone, a kind of paper alone
        ("THREE NEW WELLS\n\nHarbour Trust\n", "THREE NEW WELLS", "Harbour Trust"),
        ("COUNCIL OPENS NEW LIBRARY\n", "COUNCIL OPENS NEW LIBRARY", "The harbour"),
        ("AVIS À LA POPULATION\n", "AVIS À LA POPULATION", "The harbour"),
        ("INVITO\n\nCOMUNE DI BARI\n", "INVITO", "COMUNE DI BARI"),
        # a subtitle, right below or behind an empty line; a title wrapped by hand
        ("Eau coupée au port\nDeux quartiers sont concernés\n", "Eau coupée au port", "Deux quartiers sont concernés"),
        ("NEW PARK OPENS\nThree miles of paths\n", "NEW PARK OPENS", "Three miles of paths"),
        ("New park opens\n\nThere are three miles of paths\n\n3 May 2026\n", "New park opens", "There are three miles of paths"),
        ("CITY OF RIVERTON\n\nNew park opens\nThree miles of paths\n", "New park opens", "Three miles of paths"),
        ("EINLADUNG\nzum Sommerfest im Hafen\n", "EINLADUNG zum Sommerfest im Hafen", "The harbour"),
        ("**Who pays for the park?**\n\nHarbour Trust\n", "Who pays for the park?", "Harbour Trust"),
        # a letter's subject
        ("COMUNE DI BARI\n\nBari, 3 maggio 2026\n\nOggetto: Panchine nel parco\n\nGentili famiglie,\n", "Oggetto: Panchine nel parco", "COMUNE DI BARI"),
    ],
)  # fmt: skip
def test_the_title_is_found_and_what_stood_above_it_follows(imported, head, title, below):
    added = imported(f"{head}\n{TEXT}", date="2026-05-03", publisher="P")
    assert added.publication.metadata.title == title
    assert body(added).startswith(f"# {title}\n\n{below}")
    assert [one.text for one in added.publication.units].count(title) == 1
    assert "##" not in body(added)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("CITY OF RIVERTON\n\nNew park opens\nThree miles of paths\n", "New park opens"),
        ("NEW PARK\nOPENS TODAY\nThree miles of paths\n", "New park opens today"),
        ("Please read this first, for it is about the park.\n\nNew park opens\n", "New park opens"),
        ("New park\n\nopens today\n", "New park opens today"),
        ("“New park” opens – at last\n", "'New park' opens - at last"),
        ("Betreff: New park opens\n\nSehr geehrte Damen und Herren,\n", "New park opens"),
    ],
)
def test_a_title_that_was_told_and_stands_in_the_text_is_there_once(imported, head, told):
    added = imported(f"{head}\n{TEXT}", date="2026-05-03", title=told)
    texts = [one.text.casefold() for one in added.publication.units]
    assert texts[0] == told.casefold()
    assert not any("opens" in one for one in texts[1:])
    assert (1, "title added") not in repairs(added)


def test_the_move_of_a_title_says_what_stood_before_it_and_where_it_is_now(imported):
    added = imported(
        f"CITY OF RIVERTON\n\nPRESS RELEASE\n\nNew park opens\n\n{TEXT}", date="2026-05-03", publisher=""
    )
    said = {one.name: (one.line, one.message) for one in added.repairs}
    assert said["title moved"] == (
        5,
        (
            "“New park opens” goes first; 2 lines that stood before it (“CITY OF RIVERTON”, “PRESS "
            "RELEASE”) follow it"
        ),
    )
    assert said["publisher found"] == (
        1,
        "“CITY OF RIVERTON” stands there as the sender; give --publisher to change it",
    )
    assert added.publication.metadata.publisher == "CITY OF RIVERTON"


def test_the_publisher_is_written_as_the_text_writes_it_and_may_sign_the_paper(imported):
    added = imported(f"ROAD CLOSED\n\n{TEXT}\nRiverton Borough Council\n3 May 2026\n", date="", publisher="")
    assert added.publication.metadata.publisher == "Riverton Borough Council"
    assert added.publication.metadata.date.isoformat() == "2026-05-03"
    text = f"HARBOUR LIBRARY\n\nNew hours\n\nThe Harbour Library has new hours. {TEXT}"
    assert (
        imported(text, name="2026-b", date="2026-05-03", publisher="").publication.metadata.publisher
        == "Harbour Library"
    )


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# A\n\n**Aims**\n\nText.\n\nWATER\n\nText.\n\n**Wells**\n\nText.\n\nMONEY\n\nText.\n", "2 2 3 2"),
        (
            "# A\n\n**Aims**\n\nWATER\n\nText.\n\nHEALTH\n\nText.\n\n**Money**\n\nCOSTS\n\nText.\n",
            "2 3 3 2 3",
        ),
        ("# A\n\nAIMS\n\n**Water**\n\nText.\n\nMONEY\n\n**Costs**\n\nText.\n\nContact:\n\nJo\n", "2 3 2 3 2"),
    ],
)
def test_parts_stand_below_the_part_that_they_belong_to(after, text, levels):
    written, _ = after(make_headings, text)
    assert (
        " ".join(str(len(line.split()[0])) for line in written.splitlines()[1:] if line[:1] == "#") == levels
    )


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Renseignements :\nService de l’eau\nTél. : +33 2 99 88 12 34\n", ["Renseignements :"]),
        ("Auskünfte\n\nFrau Brandt\nTelefon: +49 431 9010 07\n", ["Auskünfte"]),
        ("Anmeldung:\nFrau Brandt\nbrandt@kiel.example\n", ["Anmeldung:"]),
        ("Further information\nJo Smith\nTel: +44 20 7946 0018\n", ["Further information"]),
        ("Renseignements : service de l’eau, 02 99 88 12 34\n", []),
        ("Auskünfte: Frau Brandt, Telefon 0431 901\nZimmer 12, zweiter Stock\n", []),
    ],
)
def test_a_label_over_contact_lines_is_their_heading_and_one_before_its_value_is_a_line(
    imported, text, heads
):
    added = imported(f"# Wells\n\nThe trust opened three wells.\n\n{text}", date="2026-05-03")
    assert [one.text for one in added.publication.units if one.kind == "heading"][1:] == heads


def test_numbered_parts_with_their_text_between_are_no_lists(imported):
    text = "# Minutes of May\n\n1. Welcome\n\nThe chair said a word.\n\n2. Money\n\nThere is some.\n"
    added = imported(text, date="2026-05-03")
    assert [one.text for one in added.publication.units if one.kind == "heading"][1:] == [
        "1. Welcome",
        "2. Money",
    ]


def test_a_short_text_is_no_subtitle_though_the_date_stands_below_it(imported):
    text = (
        "CITY OF RIVERTON\n\nMill Lane closed\n\nMill Lane is closed this week. Use Hill "
        "Road.\n\nRiverton, 4 May 2026\n"
    )
    assert body(imported(text, date="")).startswith(
        "# Mill Lane closed\n\nCITY OF RIVERTON\n\nMill Lane is closed"
    )


def test_a_line_of_a_wrapped_sentence_names_nobody(imported):
    text = "# New hours\n\nThe hours are those of the\nHarbour Office of Citizen Services\nfrom now on.\n"
    with pytest.raises(UsageError, match="--publisher"):
        imported(text, file="note.md", date="2026-05-04", publisher="")


def test_what_a_text_says_about_its_publisher_names_it(imported):
    text = f"Port ouvert\n\n{TEXT}\n## À propos de la Ligue des pêcheurs\n\nElle compte cent membres.\n"
    assert (
        imported(text, date="2026-05-04", language="fr", publisher="").publication.metadata.publisher
        == "Ligue des pêcheurs"
    )


def test_short_lines_over_their_texts_are_all_headings_where_one_is(imported):
    text = (
        "# Protokoll\n\nTOP 1: Wahl\nAnna ist gewählt.\n\n"
        "TOP 2: Fest\nDas Fest findet im Juli am Hafen statt, und alle bringen einen Kuchen mit.\n"
    )
    added = imported(text, date="2026-05-04", language="de")
    assert [one.text for one in added.publication.units if one.kind == "heading"][1:] == [
        "TOP 1: Wahl",
        "TOP 2: Fest",
    ]


def test_a_line_below_each_point_is_the_points_own(imported):
    added = imported(
        "# Minutes\n\n1. Welcome\nJo said a word.\n2. Next meeting\n1 June at 7 pm.\n", date="2026-05-04"
    )
    assert [(one.label, one.text) for one in added.publication.units[1:]] == [
        ("1.", "Welcome Jo said a word."),
        ("2.", "Next meeting 1 June at 7 pm."),
    ]


MINUTES = "# A\n\n**Present**\n\nText.\n\n**1. Opening**\n\nText.\n\n**2. Pier**\n\n"


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("**Resolution 7**\n\nText.\n\n**3. END**\n\nText.\n", "2 2 2 3 2"),
        ("Text.\n\n**Resolution 7**\n\nText.\n\n**Resolution 8**\n\nText.\n\n**3. End**\n\nText.\n", "2 2 2 3 3 2"),
        (("**Resolution 7**\n\nText.\n\n**3. End**\n\nText.\n\n**Resolution "
            "8**\n\nText.\n\n**Annex**\n\nText.\n"), "2 2 2 3 2 3 2"),
        ("Text.\n\nALL AGREE\n\nText.\n\n**3. End**\n\nText.\n", "2 2 2 2"),
        ("Text.\n\nALL AGREE\n\nText.\n\n**3. End**\n\nText.\n\nALL AGREE\n\nText.\n", "2 2 2 2"),
        ("Since it is so;\n\nALL AGREE\n\nText.\n\n", "2 2 2"),
    ],
    ids=["below a number", "between two", "as before", "capitals among bold", "again and again", "in a sentence"],
)  # fmt: skip
def test_numbered_parts_are_of_one_level_and_capitals_alone_are_none(after, text, levels):
    written, _ = after(make_headings, MINUTES + text)
    assert (
        " ".join(str(len(line.split()[0])) for line in written.splitlines()[1:] if line[:1] == "#") == levels
    )


def test_a_bold_letterhead_above_the_title_is_no_heading(imported):
    added = imported(
        f"**Harbour Committee**\n\n**MINUTES**\n\n**Meeting in the hall**\n\n{TEXT}", date="2026-05-03"
    )
    assert body(added).startswith("# Meeting in the hall\n\nHarbour Committee\n\nMINUTES\n\n")


@pytest.mark.parametrize(
    "line", ["RIN 2120–AA64", "BILLING CODE 4910–13–P", "[Docket No. HA–2020–0686; Part 2]"]
)
def test_the_number_of_a_paper_right_above_a_heading_is_none(after, line):
    written, _ = after(make_headings, f"# A\n\n**{line}**\n\n**Lamps of Pier Co. Ltd. and boats**\n\nText.\n")
    heads = [one for one in written.splitlines() if one[:1] in ("#", "*")]
    assert heads == ["# A", "## Lamps of Pier Co. Ltd. and boats"]


CONTACTS = "Jo Brook\n\nHarbour Friends\n\n(406) 555-7240\n\njo@harbour.example\n\n"


def test_a_line_behind_whom_to_ask_is_the_title(adding):
    assert (
        _title(adding(CONTACTS + "Harbour Friends Offer Walks\n\n" + TEXT, "a.txt"))
        == "Harbour Friends Offer Walks"
    )


def test_a_line_before_whom_to_ask_is_the_title_where_none_stands_behind(adding):
    assert (
        _title(adding("**Harbour Friends Offer Walks**\n\n" + CONTACTS + TEXT, "a.txt"))
        == "Harbour Friends Offer Walks"
    )


@pytest.mark.parametrize(
    "number",
    ["Comunicado No. 220(1)004/2021", "Komunikat nr 5/2021", "Boletim n.º 12/2022", "Decision № 4/2020"],
)
def test_a_papers_number_is_no_title(number):
    assert is_paper(number)


def test_a_number_in_a_title_is_no_papers():
    assert not is_paper("Symphony No. 9")


def test_a_line_before_whom_to_ask_is_the_title_above_a_line_behind(adding):
    head = "Harbour Friends Offer Walks This Week\n\n"
    assert _title(adding(head + CONTACTS + "Every day at noon\n\n" + TEXT, "a.txt")) == head.strip()


def test_one_of_several_chapters_is_no_title(adding):
    chapters = f"# Chapitre 1 – Le port\n\n{TEXT}\n# Chapitre 2 – La mer\n\n{TEXT}"
    assert _title(adding(f"**Statuts du port**\n\n{chapters}", "a.md")) == "Statuts du port"


def test_a_picture_that_hangs_on_the_title_stands_below_it():
    picture = {"t": "Image", "c": [["", [], []], [{"t": "Str", "c": "logo.png"}], ["logo.png", ""]]}
    title = {"t": "Para", "c": [{"t": "Strong", "c": [{"t": "Str", "c": "Statutes"}]}, picture], "line": 1}
    text = {"t": "Para", "c": [{"t": "Str", "c": TEXT.strip()}], "line": 2}
    draft = promote_title(Draft((title, text), "en", place="paragraph"))
    assert (draft.title, [one["t"] for one in draft.blocks[1]["c"]]) == ("Statutes", ["Image"])


def test_the_sender_in_bold_type_above_the_title_is_no_subtitle(adding):
    added = adding(f"**Harbour Friends**\n\n# The Walks\n\n4 March 2024\n\n{TEXT}", "a.md")
    assert sorted(one.name for one in added.repairs if "Harbour Friends”" in one.message) == [
        "line of the release made plain",
        "title moved",
    ]


def _title(added):
    return added.publication.metadata.title


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        *(("REGULAMIN", "Klubu Szachowego Andrychów"), ("Satzung", "des Turnvereins Kiel"), ("Statuts", "de l’association du Port")),
        *(("Statuto", "Amici della Biblioteca"), ("Bando", "I racconti del porto"), ("EDITAL", "Prêmio do Cais")),
        *(("Stadgar", "för Hamnens vänner"), ("Vedtægter", "Havnens Venner"), ("Bylaws", "Friends of the Harbour")),
        *(("Vereinsstatuten", "Verein Hafen"), ("Vereinssatzung", "des Turnvereins Kiel")),
        *(("Terms and Conditions", "Harbour Prize"), ("Minutes", "Friends of the Harbour"), ("Reglement", "Havenprijs")),
    ],
)  # fmt: skip
def test_a_kind_of_paper_that_rules_somebody_and_whose_it_is_are_the_title(imported, kind, name):
    added = imported(
        f"**{kind}**\n\n**{name}**\n\n**§ 1 A**\n\nText of it.\n\n**§ 2 B**\n\nMore of it.\n",
        file="a.md",
        date="2024-03-04",
    )
    assert body(added).startswith(f"# {kind} {name}\n\n## § 1 A\n")


HEADING_1 = '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
CENTRED = '<w:pPr><w:jc w:val="center"/></w:pPr>'
PARTS = "".join(
    paragraph(one, "<w:b/>") + paragraph("The council meets in the hall. " * 3) for one in ("Context", "Aims")
)


def centred(text: str, size: int = 20) -> str:
    return paragraph(text, f'<w:b/><w:sz w:val="{size}"/>').replace("<w:p>", f"<w:p>{CENTRED}")


def test_several_lines_alike_below_the_kind_of_paper_are_the_title_with_it(adding):
    lines = ("KALLELSE", "ÅRSSTÄMMA", "HAMNENS VÄNNER", "UTAN PERSONLIG ANSVARIGHET")
    added = adding(
        docx("".join(map(centred, lines)) + paragraph("Vi ses i parken.")), "a.docx", language="sv"
    )
    assert body(added) == f"# {' '.join(lines)}\n\nVi ses i parken.\n"


@pytest.mark.parametrize(
    "name", ["Review of all surveys in the harbour, as it came of late.", "Harbour Review"]
)
def test_a_larger_line_below_the_kind_of_paper_says_of_what_it_is(adding, name):
    data = docx(centred("Terms of Reference", 40) + centred(name, 30) + PARTS)
    assert body(adding(data, "a.docx")).startswith(f"# Terms of Reference {name}\n\n## Context\n")


@pytest.mark.parametrize("set_", [centred, lambda text: paragraph(text, "<w:b/>")])
def test_a_month_and_a_place_at_the_head_head_nothing(adding, set_):
    lines = "".join(map(set_, ("Review of the harbour", "December, 2021", "Moncton, New Brunswick")))
    added = adding(docx(lines + paragraph("Chair: Ada Roe") + PARTS), "a.docx")
    assert "\nDecember, 2021\n\nMoncton, New Brunswick\n\nChair: Ada Roe\n\n## Context\n" in body(added)


def test_months_that_head_parts_stay_headings(adding):
    months = [paragraph(one, "<w:b/>") + paragraph("We sailed.") for one in ("March 2024", "April 2024")]
    made = body(adding(docx(paragraph("Diary of the pier", "<w:b/>") + "".join(months)), "a.docx"))
    assert "## March 2024\n" in made and "## April 2024\n" in made


def test_centred_lines_below_the_title_head_nothing_where_headings_are_set_otherwise(adding):
    made = body(adding(docx(centred("The piers") + centred("A walk in the harbour") + PARTS), "a.docx"))
    assert made.startswith("# The piers\n\nA walk in the harbour\n\n## Context\n")


def test_centred_headings_stay_headings_where_all_are_centred(adding):
    parts = "".join(centred(one) + paragraph("The council meets.") for one in ("Context", "Aims"))
    made = body(adding(docx(centred("The piers") + parts), "a.docx"))
    assert [line for line in made.splitlines() if line[:2] == "##"] == ["## Context", "## Aims"]


@pytest.mark.parametrize("lines", [("{0}", "Article {1}"), ("Article {1}", "{0}")])
def test_what_the_first_of_several_articles_is_about_is_no_title(adding, lines):
    said = [one.format(*of) for of in (("Name", 1), ("Aims", 2), ("Board", 3)) for one in (*lines, TEXT)]
    made = docx("".join(paragraph(one, "" if one == TEXT else "<w:b/>") for one in said))
    with pytest.raises(UsageError, match="--title"):
        adding(made, "a.docx", title="")


def test_the_line_above_the_first_article_is_the_title_where_none_stands_above_the_others(adding):
    said = ("Rules", *(one for n in (1, 2, 3) for one in (f"Article {n}", TEXT)))
    made = docx("".join(paragraph(one, "" if one == TEXT else "<w:b/>") for one in said))
    assert body(adding(made, "a.docx")).startswith("# Rules\n\n## Article 1\n")


DRAWN = (
    '<w:pict><v:shape style="width:400pt;height:33pt"><v:textpath string="{}"/></v:shape></w:pict>',
    "<w:drawing><wps:wsp><wps:txbx><w:txbxContent>"
    + paragraph("{}", '<w:sz w:val="66"/>')
    + "</w:txbxContent></wps:txbx></wps:wsp></w:drawing>",
)


@pytest.mark.parametrize("drawn", DRAWN)
@pytest.mark.parametrize("said", ["A walk on the pier", "A walk on the pier."])
def test_large_words_drawn_above_the_text_are_the_title(adding, drawn, said):
    assert body(adding(docx(f"<w:p><w:r>{drawn.format(said)}</w:r></w:p>" + PARTS), "a.docx")).startswith(
        f"# {said}\n\n## Context\n"
    )


def test_a_large_picture_without_words_is_no_title():
    picture = {"t": "Image", "c": [["", [], []], [], ["a.png", ""]]}
    blocks = ([picture], [{"t": "Str", "c": "Harbour."}])
    draft = Draft(tuple({"t": "Para", "c": one, "line": 1, "large": 2.0} for one in blocks), "en")
    assert promote_title(draft).title == ""


def test_a_first_sentence_set_a_little_larger_than_the_text_is_no_title(adding):
    lines = centred("The piers", 32) + paragraph("The harbour opens today.", '<w:sz w:val="26"/>') + PARTS
    assert body(adding(docx(lines), "a.docx")).startswith("# The piers\n\nThe harbour opens today.\n")


def heading(text: str) -> str:
    return paragraph(text).replace("<w:p>", '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>')


def test_the_largest_line_above_several_headings_is_the_title(adding):
    parts = "".join(heading(one) + paragraph("The school opens at eight.") for one in ("Staff", "Hours"))
    made = body(adding(docx(centred("NOTE OF THE TERM", 32) + parts, styles=HEADING_1), "a.docx"))
    assert made.startswith("# NOTE OF THE TERM\n\n## Staff\n")


def test_the_one_heading_below_a_large_line_is_the_title(adding):
    lines = centred("Harbour", 32) + heading("Walks on the pier") + paragraph("The school opens at eight.")
    assert body(adding(docx(lines, styles=HEADING_1), "a.docx")).startswith(
        "# Walks on the pier\n\nHarbour\n"
    )


def test_a_line_that_may_name_an_office_heads_a_part_where_lines_alike_do(adding):
    names = ("L’ECOLE", "ADMINISTRATIF", "DIVERS")
    parts = "".join(paragraph(one, "<w:b/>") + paragraph("Elle ouvre à huit heures.") for one in names)
    made = body(adding(docx(centred("Note de rentrée", 32) + parts), "a.docx", language="fr"))
    assert [line for line in made.splitlines() if line[:2] == "##"] == [f"## {one}" for one in names]


def test_headings_of_the_titles_level_right_below_it_are_its_further_lines(adding):
    made = body(adding(f"# The piers\n\n# of the harbour\n\n# and its walks\n\n{TEXT}", "a.md"))
    assert made.startswith("# The piers\n\nof the harbour\n\nand its walks\n\n")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("sv", "Stockholm den 1 juni 2022"),
        ("fr", "Paris le 1 juin 2022"),
        ("pl", "Gdańsk dnia 1 czerwca 2022"),
    ],
)
def test_a_closing_day_may_have_its_place_right_before_it(adding, language, line):
    added = adding(f"# Hamnen\n\nText.\n\n{line}\n", "a.md", language=language, date="")
    assert f"[{line}]{{.dateline}}" in body(added)


@pytest.mark.parametrize(
    ("kind", "below"),
    [
        ("Regulamin", "**§ 1**\n\nText of it.\n\n**§ 2**\n\nMore.\n"),
        ("Satzung", "**Allgemeines**\n\nDer Verein hat einen Namen.\n\n**Zweck**\n\nEr hat einen Zweck.\n"),
    ],
)
def test_the_first_of_its_parts_is_no_name_of_whose_it_is(imported, kind, below):
    assert body(imported(f"**{kind}**\n\n{below}", file="a.md", date="2024-03-04")).startswith(f"# {kind}\n")


@pytest.mark.parametrize(
    "line",
    [
        *("By Ada Roe, Harbour Library", "Von Anna Beispiel", "Par Anne Le Goff", "Di Mario Rossi", "Por María de la Cruz"),
        *("Door Jan van der Berg", "Av Kari Nordmann", "Autor: Jan Kowalski", "Text: Anna Beispiel und Jo Muster", "By ADA ROE"),
    ],
)  # fmt: skip
def test_who_wrote_it_is_no_heading_nor_is_the_subtitle_above(imported, line):
    added = imported(
        f"# Wells\n\n**They give water to all the town**\n\n**{line}**\n\n{TEXT}\n**Part**\n\n{TEXT}",
        file="a.md",
        date="2024-03-04",
    )
    assert body(added).startswith(
        f"# Wells\n\nThey give water to all the town\n\n{line}\n\n{TEXT}\n## Part\n"
    )


@pytest.mark.parametrize(
    "line", ["Von Kiel nach Lübeck", "By the sea", "Di nuovo aperto", "Por Galicia", "Text der Rede"]
)
def test_a_heading_that_begins_as_such_a_line_stays_one(imported, line):
    added = imported(f"# Wells\n\n{TEXT}\n**{line}**\n\n{TEXT}", file="a.md", date="2024-03-04")
    assert f"\n## {line}\n" in body(added)


def test_headings_above_the_title_head_nothing(adding):
    box = '<div id="a"><h3>Archived</h3><p>We keep this page.</p></div><p><a href="#a">Why?</a></p>'
    page = f'<html lang="en"><h2>News</h2>{box}<h1>Park opens</h1><p>It opens today.</p>'
    added = adding(page, "a.html", title="Park opens")
    assert body(added).startswith(
        "# Park opens\n\nNews\n\n[Archived]{#a}\n\nWe keep this page.\n\n[Why?](#a)"
    )
    said = [one.message for one in added.repairs if one.name == "line of the release made plain"]
    assert said == [f"“{one}” is no heading: it stood above the title" for one in ("News", "Archived")]


def test_a_subtitle_that_goes_first_with_the_title_is_said(imported):
    head = "CITY OF RIVERTON\n\n# New park opens\n\nThere are three miles of paths\n"
    [said] = [
        one.message
        for one in imported(f"{head}\n{TEXT}", date="2026-05-03").repairs
        if one.name == "title moved"
    ]
    assert said.endswith("follows its subtitle, “There are three miles of paths”")


def test_a_line_of_numbers_below_the_title_is_no_subtitle(imported):
    added = imported(
        f"CITY OF RIVERTON\n\n# New park opens\n\nP.C. 2012-812 19 June 2012 S. 4\n\n{TEXT}",
        date="2026-05-03",
    )
    assert body(added).startswith("# New park opens\n\nCITY OF RIVERTON\n\nP.C. 2012-812")
