"""Words that an office file gives another language: kept where they are in it, and no noise of keyboards."""

from __future__ import annotations

import pytest

from everyreader.importers.office.languages import CLOSING, given, opening

from ..conftest import changed, docx, markdown, named, odt

FRENCH = "Le fleuve est bas. Nous demandons à chacun de mesurer son eau."
TEXT = "The river is low, and everybody who lives beside it is asked to save what water they can."


def run(text: str, language: str = "", more: str = "") -> str:
    said = f'<w:lang w:val="{language}"/>' if language else ""
    return f'<w:r><w:rPr>{more}{said}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def word(*runs: str) -> bytes:
    body = "".join(f"<w:p>{one}</w:p>" for one in (run(TEXT), *runs))
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    return docx(body, styles=styles)


@pytest.mark.parametrize(
    ("runs", "written"),
    [
        (run(FRENCH, "fr-FR"), f'::: {{lang="fr-FR"}}\n{FRENCH}\n:::'),
        (run("It has a ") + run("joie de vivre", "fr") + run("."), 'It has a [joie de vivre]{lang="fr"}.'),
        (
            run("It has a ") + run("joie ", "fr") + run("de vivre", "fr", "<w:i/>"),
            'It has a [joie *de vivre*]{lang="fr"}',
        ),
        (run("It is low. ") + run("Merci à tous.", "fr"), 'It is low. [Merci à tous.]{lang="fr"}'),
        (run("The river was never so low.", "de-DE"), "The river was never so low."),  # the keyboard's
        (run("Its motto is ") + run("fluctuat nec mergitur", "fr"), "Its motto is fluctuat nec mergitur"),
        (run("It is ") + run("low", "de") + run(" now."), "It is low now."),
        (run("Erika Muster", "de"), "Erika Muster"),  # names are of any language
        (run("The colour is grey here.", "en-US"), "The colour is grey here."),
    ],
)
def test_a_language_of_a_words_words_is_kept_where_they_are_in_it(importing, runs, written):
    draft = importing(word(runs), "a.docx")
    assert markdown(draft).strip().split("\n\n", 1)[1] == written
    assert named(draft) == ([(2, "language kept")] if "lang=" in written else [])


def test_a_text_whose_file_names_the_wrong_language_is_not_marked_throughout(importing):
    german = "Der Fluss steht so niedrig wie nie, und alle, die an ihm wohnen, sollen Wasser sparen."
    data = word(run(german, "de-DE"), run(german, "de-DE"))
    draft = importing(changed(data, "word/document.xml", TEXT, "Das ist alles."), "a.docx", language="")
    assert named(draft) == []


def test_a_short_text_is_in_the_language_that_most_of_its_words_are_given(importing):
    body = "".join(f"<w:p>{run(one, 'fr')}</w:p>" for one in ("Mode d’emploi", "Ouvrir la porte"))
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="ru-RU"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    assert named(importing(docx(body, styles=styles), "a.docx", language="")) == []


STYLES = "".join(
    (
        f'<style:style style:name="{name}" style:family="{family}"><style:text-properties '
        f'fo:language="fr" fo:country="none"/></style:style>'
    )
    for name, family in (("P", "paragraph"), ("T", "text"))
)
SPAN = '<text:span text:style-name="T">{}</text:span>'


@pytest.mark.parametrize(
    ("body", "written"),
    [
        (f'<text:p text:style-name="P">{FRENCH}</text:p>', f'::: {{lang="fr"}}\n{FRENCH}\n:::'),
        (
            f"<text:p>It has a {SPAN.format('joie ')}{SPAN.format('de vivre')} here.</text:p>",
            'It has a [joie de vivre]{lang="fr"} here.',
        ),
        ('<text:p text:style-name="P">The river was never so low.</text:p>', "The river was never so low."),
    ],
)
def test_a_language_of_an_opendocuments_words_is_kept_where_they_are_in_it(importing, body, written):
    draft = importing(odt(f"<text:p>{TEXT}</text:p>{body}", STYLES), "a.odt")
    assert markdown(draft).strip().split("\n\n", 1)[1] == written


def test_paragraphs_in_one_language_are_together_and_other_languages_apart():
    def block(tag: str) -> dict:
        return {"t": "Para", "c": [{"t": "Str", "c": f"{opening(tag)}a{CLOSING}"}]}

    made = given([block("fr"), block("fr"), block("de"), {"t": "Para", "c": [{"t": "Str", "c": "b"}]}])
    assert [(one["t"], len(one["c"][1]) if one["t"] == "Div" else 0) for one in made] == [
        *(("Div", 2), ("Div", 1), ("Para", 0))
    ]


PORTUGUESE = "O rio está baixo, e todos os que vivem junto dele devem poupar a água que puderem este ano."
STYLE = (
    '<style:style style:name="P" style:family="paragraph"><style:text-properties fo:language="{}" '
    'fo:country="{}"/></style:style>'
)


@pytest.mark.parametrize(
    ("text", "tags", "language"),
    [
        (PORTUGUESE, ["pt-PT", "pt-PT"], "pt-PT"),
        (PORTUGUESE, ["pt-BR", "pt-PT", "pt-PT"], "pt-PT"),
        (
            PORTUGUESE,
            ["pt-PT", "en-US", "de-DE"],
            "pt-PT",
        ),  # the keyboards', for the words are in none of these
        (PORTUGUESE, ["", ""], "en-GB"),  # nobody changed what Word began with: the words are asked later
        (TEXT, ["", "pt-PT"], "en-GB"),
        (TEXT, ["en-IE", "en-IE"], "en-IE"),
    ],
)
def test_a_words_language_is_what_its_runs_say_of_most_words(importing, text, tags, language):
    data = changed(word(*(run(text, one) for one in tags)), "word/document.xml", TEXT, "Rio.")
    assert importing(data, "a.docx", language="").language == language


def test_the_usual_styles_language_is_that_of_paragraphs_without_a_style(importing):
    usual = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:rPr><w:lang '
        'w:val="pt-PT"/></w:rPr></w:style>'
    )
    assert (
        importing(docx(f"<w:p>{run(PORTUGUESE)}</w:p>", styles=usual), "a.docx", language="").language
        == "pt-PT"
    )


def test_an_opendocuments_language_is_what_its_styles_say_of_most_words(importing):
    default = STYLE.format("en", "US").replace("style:style ", "style:default-style ", 1)
    default = default.replace(' style:name="P"', "").replace("</style:style>", "</style:default-style>")
    body = f'<text:p text:style-name="P">{PORTUGUESE}</text:p>'
    data = odt(body, STYLE.format("pt", "PT"), default)
    assert importing(data, "a.odt", language="").language == "pt-PT"
    spans = odt(
        body.replace("text:p ", "text:p><text:span ", 1).replace("</text:p>", "</text:span></text:p>"),
        STYLE.format("pt", "PT").replace('"paragraph"', '"text"'),
        default,
    )
    assert importing(spans, "a.odt", language="").language == "pt-PT"


ADDRESS = "ENS de Cachan"


@pytest.mark.parametrize("explicit", [True, False])
def test_a_language_that_a_file_gives_to_words_of_another_tells_nothing(importing, explicit):
    own = "en-GB" if explicit else ""
    data = word(run(FRENCH * 3, own), run(ADDRESS, "en-GB"), run(TEXT, "en-GB"), run(FRENCH, own))
    draft = importing(changed(data, "word/document.xml", TEXT, FRENCH * 2), "a.docx", language="fr")
    assert named(draft) == []


def test_words_that_are_in_it_keep_it_all_the_same(importing):
    data = word(run(FRENCH * 12, "en-GB"), run(TEXT, "en-GB"), run(ADDRESS, "en-GB"))
    draft = importing(data, "a.docx", language="fr")
    assert named(draft) == [(3, "language kept")]
