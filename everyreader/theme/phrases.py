"""The few words that are ours, in the reader's language: labels of structure, never part of the statement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import langcodes
from babel import Locale, UnknownLocaleError
from babel.dates import format_date

_RIGHT_TO_LEFT = frozenset(("Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"))


@dataclass(frozen=True)
class Phrase:
    """Words and the language they are in (BCP 47)."""

    text: str
    language: str


_PHRASES = {
    "note": {
        "en": "Note {}",
        "fr": "Note {}",
        "de": "Anmerkung {}",
        "es": "Nota {}",
        "it": "Nota {}",
        "pt": "Nota {}",
        "nl": "Noot {}",
        "pl": "Przypis {}",
    },
    "back": {
        "en": "Back to reference {}",
        "fr": "Retour à l’appel de note {}",
        "de": "Zurück zum Verweis {}",
        "es": "Volver a la referencia {}",
        "it": "Torna al riferimento {}",
        "pt": "Voltar à referência {}",
        "nl": "Terug naar verwijzing {}",
        "pl": "Powrót do odsyłacza {}",
    },
    "place": {
        "en": "place {}",
        "fr": "endroit {}",
        "de": "Stelle {}",
        "es": "lugar {}",
        "it": "punto {}",
        "pt": "lugar {}",
        "nl": "plaats {}",
        "pl": "miejsce {}",
    },
    "notes": {
        "en": "Notes",
        "fr": "Notes",
        "de": "Anmerkungen",
        "es": "Notas",
        "it": "Note",
        "pt": "Notas",
        "nl": "Noten",
        "pl": "Przypisy",
    },
    "formula": {
        "en": "Formula {}",
        "fr": "Formule {}",
        "de": "Formel {}",
        "es": "Fórmula {}",
        "it": "Formula {}",
        "pt": "Fórmula {}",
        "nl": "Formule {}",
        "pl": "Wzór {}",
    },
    "table": {
        "en": "Table {}",
        "fr": "Tableau {}",
        "de": "Tabelle {}",
        "es": "Tabla {}",
        "it": "Tabella {}",
        "pt": "Tabela {}",
        "nl": "Tabel {}",
        "pl": "Tabela {}",
    },
    "records": {
        "en": "This table is wider than the page. Its columns come first, then each row as a list.",
        "fr": (
            "Ce tableau est plus large que la page. Ses colonnes viennent d’abord, puis chaque ligne en "
            "liste."
        ),
        "de": (
            "Diese Tabelle ist breiter als die Seite. Zuerst kommen ihre Spalten, dann jede Zeile als Liste."
        ),
        "es": "Esta tabla es más ancha que la página. Primero van sus columnas y luego cada fila como lista.",
        "it": "Questa tabella è più larga della pagina. Prima le sue colonne, poi ogni riga come elenco.",
        "pt": (
            "Esta tabela é mais larga do que a página. Primeiro vêm as colunas, depois cada linha como lista."
        ),
        "nl": "Deze tabel is breder dan de pagina. Eerst komen de kolommen, dan elke rij als lijst.",
        "pl": (
            "Ta tabela jest szersza niż strona. Najpierw podano jej kolumny, potem każdy wiersz jako listę."
        ),
    },
    "contents": {
        "en": "Contents",
        "fr": "Sommaire",
        "de": "Inhalt",
        "es": "Índice",
        "it": "Indice",
        "pt": "Índice",
        "nl": "Inhoud",
        "pl": "Spis treści",
    },
    "landmarks": {
        "en": "Parts of the book",
        "fr": "Parties du livre",
        "de": "Teile des Buches",
        "es": "Partes del libro",
        "it": "Parti del libro",
        "pt": "Partes do livro",
        "nl": "Delen van het boek",
        "pl": "Części książki",
    },
    "cover": {
        "en": "Cover",
        "fr": "Couverture",
        "de": "Titelbild",
        "es": "Cubierta",
        "it": "Copertina",
        "pt": "Capa",
        "nl": "Omslag",
        "pl": "Okładka",
    },
    "text": {
        "en": "Start of the text",
        "fr": "Début du texte",
        "de": "Beginn des Textes",
        "es": "Comienzo del texto",
        "it": "Inizio del testo",
        "pt": "Início do texto",
        "nl": "Begin van de tekst",
        "pl": "Początek tekstu",
    },
}


def phrase(name: str, language: str, number: int | None = None) -> Phrase:
    """The phrase ``name`` in ``language``, in English (and so marked) where it is not at hand."""
    known = _PHRASES[name]
    primary = language.split("-", maxsplit=1)[0].lower()
    text = known.get(primary, known["en"])
    return Phrase(text.format(number), language if primary in known else "en")


def direction(language: str) -> str:
    """``rtl`` or ``ltr``: the direction of the script that ``language`` is most likely written in (CLDR)."""
    try:
        script = langcodes.Language.get(language).maximize().script
    except (langcodes.LanguageTagError, ValueError):
        return "ltr"
    return "rtl" if script in _RIGHT_TO_LEFT else "ltr"


def date_in_words(day: date, language: str) -> str:
    """``day`` as ``language`` writes it out (CLDR, long form), in ISO 8601 where CLDR does not know the
    language.
    """
    try:
        return format_date(day, format="long", locale=Locale.parse(language, sep="-"))
    except (UnknownLocaleError, ValueError):
        return day.isoformat()
