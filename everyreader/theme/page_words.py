"""The words of a page's own furniture, and dates, sizes and lengths as people write them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "skip": "Skip to the statement",
        "contents": "Contents",
        "about": "About this publication",
        "publisher": "Published by",
        "date": "Date",
        "author": "Author",
        "language": "Language",
        "subject": "Subjects",
        "identifier": "Identifier",
        "source": "Source",
        "rights": "Rights",
        "abbreviations": "Abbreviations",
        "updated": "Updated",
        "contact": "Contact",
        "feedback": "Feedback",
        "tell": "Say what is wrong",
        "web": "On the web",
        "formats": "Other formats",
        "large-print": "Large print (PDF)",
        "epub": "E-book (EPUB)",
        "audio": "Recording (MP3)",
        "all": "All formats, and how they were checked",
        "beside": "These files lie beside this page; a copy of the page alone does not bring them.",
    },
    "fr": {
        "skip": "Aller à la déclaration",
        "contents": "Sommaire",
        "about": "À propos de cette publication",
        "publisher": "Publié par",
        "date": "Date",
        "author": "Auteur",
        "language": "Langue",
        "subject": "Sujets",
        "identifier": "Identifiant",
        "source": "Source",
        "rights": "Droits",
        "abbreviations": "Abréviations",
        "updated": "Mis à jour",
        "contact": "Contact",
        "feedback": "Vos remarques",
        "tell": "Signaler une erreur",
        "web": "Sur le web",
        "formats": "Autres formats",
        "large-print": "Gros caractères (PDF)",
        "epub": "Livre numérique (EPUB)",
        "audio": "Enregistrement (MP3)",
        "all": "Tous les formats, et comment ils ont été vérifiés",
        "beside": (
            "Ces fichiers se trouvent à côté de cette page ; une copie de la page seule ne les contient pas."
        ),
    },
    "de": {
        "skip": "Zur Erklärung springen",
        "contents": "Inhalt",
        "about": "Über diese Veröffentlichung",
        "publisher": "Herausgegeben von",
        "date": "Datum",
        "author": "Verfasst von",
        "language": "Sprache",
        "subject": "Themen",
        "identifier": "Kennung",
        "source": "Quelle",
        "rights": "Rechte",
        "abbreviations": "Abkürzungen",
        "updated": "Aktualisiert",
        "contact": "Kontakt",
        "feedback": "Rückmeldung",
        "tell": "Einen Fehler melden",
        "web": "Im Web",
        "formats": "Andere Formate",
        "large-print": "Großdruck (PDF)",
        "epub": "E-Book (EPUB)",
        "audio": "Aufnahme (MP3)",
        "all": "Alle Formate, und wie sie geprüft wurden",
        "beside": "Diese Dateien liegen neben dieser Seite; eine Kopie der Seite allein enthält sie nicht.",
    },
    "es": {
        "skip": "Ir a la declaración",
        "contents": "Índice",
        "about": "Acerca de esta publicación",
        "publisher": "Publicado por",
        "date": "Fecha",
        "author": "Autoría",
        "language": "Idioma",
        "subject": "Temas",
        "identifier": "Identificador",
        "source": "Fuente",
        "rights": "Derechos",
        "abbreviations": "Abreviaturas",
        "updated": "Actualizado",
        "contact": "Contacto",
        "feedback": "Comentarios",
        "tell": "Avisar de un error",
        "web": "En la web",
        "formats": "Otros formatos",
        "large-print": "Letra grande (PDF)",
        "epub": "Libro electrónico (EPUB)",
        "audio": "Grabación (MP3)",
        "all": "Todos los formatos y cómo se comprobaron",
        "beside": "Estos archivos están junto a esta página; una copia de la página sola no los incluye.",
    },
    "it": {
        "skip": "Vai alla dichiarazione",
        "contents": "Indice",
        "about": "Informazioni su questa pubblicazione",
        "publisher": "Pubblicato da",
        "date": "Data",
        "author": "Autore",
        "language": "Lingua",
        "subject": "Argomenti",
        "identifier": "Identificativo",
        "source": "Fonte",
        "rights": "Diritti",
        "abbreviations": "Abbreviazioni",
        "updated": "Aggiornato",
        "contact": "Contatto",
        "feedback": "Segnalazioni",
        "tell": "Segnalare un errore",
        "web": "Sul web",
        "formats": "Altri formati",
        "large-print": "Caratteri grandi (PDF)",
        "epub": "Libro elettronico (EPUB)",
        "audio": "Registrazione (MP3)",
        "all": "Tutti i formati e come sono stati verificati",
        "beside": (
            "Questi file si trovano accanto a questa pagina; una copia della sola pagina non li contiene."
        ),
    },
    "nl": {
        "skip": "Naar de verklaring",
        "contents": "Inhoud",
        "about": "Over deze publicatie",
        "publisher": "Uitgegeven door",
        "date": "Datum",
        "author": "Auteur",
        "language": "Taal",
        "subject": "Onderwerpen",
        "identifier": "Identificatie",
        "source": "Bron",
        "rights": "Rechten",
        "abbreviations": "Afkortingen",
        "updated": "Bijgewerkt",
        "contact": "Contact",
        "feedback": "Reacties",
        "tell": "Een fout melden",
        "web": "Op het web",
        "formats": "Andere formaten",
        "large-print": "Grote letter (PDF)",
        "epub": "E-boek (EPUB)",
        "audio": "Opname (MP3)",
        "all": "Alle formaten, en hoe ze zijn gecontroleerd",
        "beside": "Deze bestanden staan naast deze pagina; een kopie van alleen de pagina bevat ze niet.",
    },
    "pl": {
        "skip": "Przejdź do oświadczenia",
        "contents": "Spis treści",
        "about": "O tej publikacji",
        "publisher": "Wydawca",
        "date": "Data",
        "author": "Autor",
        "language": "Język",
        "subject": "Tematy",
        "identifier": "Identyfikator",
        "source": "Źródło",
        "rights": "Prawa",
        "abbreviations": "Skróty",
        "updated": "Zaktualizowano",
        "contact": "Kontakt",
        "feedback": "Uwagi",
        "tell": "Zgłoś błąd",
        "web": "W internecie",
        "formats": "Inne formaty",
        "large-print": "Duży druk (PDF)",
        "epub": "E-book (EPUB)",
        "audio": "Nagranie (MP3)",
        "all": "Wszystkie formaty i sposób ich sprawdzenia",
        "beside": "Te pliki znajdują się obok tej strony; kopia samej strony ich nie zawiera.",
    },
    "pt": {
        "skip": "Ir para a declaração",
        "contents": "Índice",
        "about": "Sobre esta publicação",
        "publisher": "Publicado por",
        "date": "Data",
        "author": "Autoria",
        "language": "Idioma",
        "subject": "Assuntos",
        "identifier": "Identificador",
        "source": "Fonte",
        "rights": "Direitos",
        "abbreviations": "Abreviaturas",
        "updated": "Atualizado",
        "contact": "Contacto",
        "feedback": "Comentários",
        "tell": "Comunicar um erro",
        "web": "Na web",
        "formats": "Outros formatos",
        "large-print": "Letra grande (PDF)",
        "epub": "E-book (EPUB)",
        "audio": "Gravação (MP3)",
        "all": "Todos os formatos e como foram verificados",
        "beside": (
            "Estes documentos encontram-se junto desta página; uma cópia apenas da página não os inclui."
        ),
    },
}
#: Languages that the furniture speaks.
LANGUAGES = tuple(_WORDS)


@dataclass(frozen=True)
class Furniture:
    """Words around a statement. ``language`` is what they are written in, which is English where the table
    has no other.

    Templates write ``lang`` where it differs from the page's, and take a word as ``words["contents"]``.
    """

    language: str
    words: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.words[key]


def furniture(tag: str) -> Furniture:
    """The furniture for a statement in ``tag`` (BCP 47): its language's own words, else English."""
    primary = tag.split("-", maxsplit=1)[0].lower()
    return Furniture(tag if primary in _WORDS else "en", _WORDS.get(primary, _WORDS["en"]))


def in_english(tag: str) -> str:
    """What to say where the furniture of a statement in ``tag`` (BCP 47) is in English for want of words;
    else nothing."""
    if tag.split("-", maxsplit=1)[0].lower() in _WORDS:
        return ""
    name = language_name(tag.split("-", maxsplit=1)[0], in_language="en")
    return (
        f"the page's own words ({_WORDS['en']['contents']}, {_WORDS['en']['publisher']} …) are in "
        f"English: there are none in {name} yet"
    )


def long_date(day: date, tag: str) -> str:
    """The date in words, as the readers of ``tag`` write it: 21 November 2023."""
    return format_date(day, format="long", locale=_locale(tag))


def language_name(tag: str, *, in_language: str) -> str:
    """The name of language ``tag`` in another one; the tag itself where no name is known."""
    locale = _known(tag)
    return (locale and locale.get_display_name(_locale(in_language))) or tag


def size(count: int, tag: str) -> str:
    """Bytes for people, decimal units: 812 kB, 2.1 MB."""
    if count < 999_500:
        return f"{format_decimal(max(1, round(count / 1000)), locale=_locale(tag))} kB"
    return f"{format_decimal(round(count / 1_000_000, 1), format='0.0', locale=_locale(tag))} MB"


def length(seconds: float) -> str:
    """A duration for people: 45 s, 4 min 40 s, 1 h 2 min."""
    total = max(1, round(seconds))
    hours, minutes, rest = total // 3600, total % 3600 // 60, total % 60
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _known(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def _locale(tag: str) -> Locale:
    return _known(tag) or Locale("en")
