"""The words that the narration adds to the statement, by language. Add a language: add a row."""

from __future__ import annotations

from dataclasses import dataclass

from langcodes import Language
from num2words import CONVERTER_CLASSES, num2words


@dataclass(frozen=True)
class Announcements:
    """What is announced. ``{}`` stands for a number in words, a letter or a table header."""

    number: str = "{}."
    letter: str = "{}."
    image: str = ""
    note: str = "{}:"
    see_note: str = ""
    header: str = "{}:"
    table: str = ""
    table_end: str = ""
    quotation: str = ""
    quotation_end: str = ""
    struck: str = ""
    struck_end: str = ""


TABLE = {
    "en": Announcements(
        "Number {}.",
        "Letter {}.",
        "Image:",
        "Note {}:",
        "See note {}.",
        "{}:",
        "Table.",
        "End of table.",
        "Quotation:",
        "End of quotation.",
        "Struck out:",
        "end of what is struck out",
    ),
    "fr": Announcements(
        "Numéro {}.",
        "Lettre {}.",
        "Image :",
        "Note {} :",
        "Voir la note {}.",
        "{} :",
        "Tableau.",
        "Fin du tableau.",
        "Citation :",
        "Fin de citation.",
        "Barré :",
        "fin du passage barré",
    ),
    "de": Announcements(
        "Nummer {}.",
        "Buchstabe {}.",
        "Bild:",
        "Anmerkung {}:",
        "Siehe Anmerkung {}.",
        "{}:",
        "Tabelle.",
        "Ende der Tabelle.",
        "Zitat:",
        "Ende des Zitats.",
        "Gestrichen:",
        "Ende der Streichung",
    ),
    "es": Announcements(
        "Número {}.",
        "Letra {}.",
        "Imagen:",
        "Nota {}:",
        "Véase la nota {}.",
        "{}:",
        "Tabla.",
        "Fin de la tabla.",
        "Cita:",
        "Fin de la cita.",
        "Tachado:",
        "fin de lo tachado",
    ),
    "it": Announcements(
        "Numero {}.",
        "Lettera {}.",
        "Immagine:",
        "Nota {}:",
        "Vedi nota {}.",
        "{}:",
        "Tabella.",
        "Fine della tabella.",
        "Citazione:",
        "Fine della citazione.",
        "Barrato:",
        "fine del testo barrato",
    ),
}


def announcements(language: str) -> Announcements:
    """The row for ``language`` (a BCP 47 tag); a language without one gets numbers and headers only."""
    return TABLE.get(Language.get(language).language or "", Announcements())


def number_in_words(number: int, language: str) -> str:
    """``number`` as ``language`` says it, or in digits where no table for the language is known."""
    code = Language.get(language).language or ""
    return str(num2words(number, lang=code)) if code in CONVERTER_CLASSES else str(number)
