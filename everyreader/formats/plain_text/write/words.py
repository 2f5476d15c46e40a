"""The few words that a text file adds where other formats have pictures, cells and strokes, by language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass


@dataclass(frozen=True)
class Words:
    """What stands before an alternative, a formula's words, what is struck out, and a caption; round a table;
    above the notes."""

    image: str
    formula: str
    struck: str
    caption: str
    table: str
    table_end: str
    notes: str

    def __iter__(self) -> Iterator[str]:
        return iter(astuple(self))


_WORDS = {
    "en": Words("Image", "Formula", "Struck out", "Caption", "Table", "End of table", "Notes"),
    "fr": Words("Image", "Formule", "Barré", "Légende", "Tableau", "Fin du tableau", "Notes"),
    "de": Words("Bild", "Formel", "Gestrichen", "Legende", "Tabelle", "Ende der Tabelle", "Anmerkungen"),
    "es": Words("Imagen", "Fórmula", "Tachado", "Leyenda", "Tabla", "Fin de la tabla", "Notas"),
    "it": Words("Immagine", "Formula", "Barrato", "Didascalia", "Tabella", "Fine della tabella", "Note"),
    "nl": Words("Afbeelding", "Formule", "Doorgehaald", "Bijschrift", "Tabel", "Einde van de tabel", "Noten"),
    "pl": Words("Obraz", "Wzór", "Przekreślone", "Podpis", "Tabela", "Koniec tabeli", "Przypisy"),
    "pt": Words("Imagem", "Fórmula", "Riscado", "Legenda", "Tabela", "Fim da tabela", "Notas"),
}
EVERY = frozenset(word for row in _WORDS.values() for word in row)


def words(language: str) -> Words:
    """Those of ``language`` (BCP 47), in English where there are none."""
    return _WORDS.get(language.split("-", maxsplit=1)[0].lower(), _WORDS["en"])
