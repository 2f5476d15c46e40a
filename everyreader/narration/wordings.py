"""What the voices are given for what they misread, by language. Add a language: add a row."""

from __future__ import annotations

from collections.abc import Mapping

from langcodes import Language

from everyreader.model.text import word_set
from everyreader.narration.wording import FIGURE, Wording


def _signs(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


WORDINGS: Mapping[str, Wording] = {
    "en": Wording(
        {
            rf"\bNos\.{FIGURE}": "numbers",
            rf"\bNo\.{FIGURE}": "number",
            rf"\bArt\.{FIGURE}": "Article",
            rf"\bart\.{FIGURE}": "article",
            rf"\bSec\.{FIGURE}": "Section",
            rf"\bsec\.{FIGURE}": "section",
            rf"\bpp\.{FIGURE}": "pages",
            rf"\bp\.{FIGURE}": "page",
            rf"\bparas?\.{FIGURE}": "paragraph",
            rf"\bch\.{FIGURE}": "chapter",
            rf"\bfig\.{FIGURE}": "figure",
            rf"\bFig\.{FIGURE}": "Figure",
            rf"\bvol\.{FIGURE}": "volume",
            rf"\bVol\.{FIGURE}": "Volume",
            rf"§§{FIGURE}\s?": "sections ",
            rf"§{FIGURE}\s?": "section ",
            rf"#{FIGURE}": "number ",
            r"\be\.\s?g\.": "for example",
            r"\bi\.\s?e\.": "that is",
            r"\bvs\.": "versus",
            r"\b[cC]f\.": "compare",
            r"\bapprox\.": "approximately",
            r"\bAmb\.(?=\s\w)": "Ambassador",
            r"\bCllr\.": "Councillor",
            r"\b(Fax|Phone|Telephone|Tel\.?) [nN]o\.": r"\1 number",
            r"\b[tT]el\.": "Telephone",
            r"(?<=\d)\s?([ap])\.\s?m\.(?=\s+[a-z])": r" \1 m",
        },
        "to",
        _signs(
            "at, dot, hyphen, underscore, slash, plus, tilde, equals, and, question mark, hash, "
            "percent, colon"
        ),
        "hashtag",
        "number",
        "extension",
        "and the rest of the address",
        "{} more characters",
        "squared",
        "cubed",
        "to the {}",
        "superscript {}",
        "sub {}",
        word_set(
            "app art ch chap fig no pt sec vol act amendment page paragraph volume  annex appendix article "
            "book category chapter class figure grade group level part phase "
            "round schedule section stage table title tier type volume war scene bowl war unit world"
        ),
    ),
    "de": Wording(
        {
            rf"\bNr\.{FIGURE}": "Nummer",
            rf"\bNrn\.{FIGURE}": "Nummern",
            rf"\bArt\.{FIGURE}": "Artikel",
            rf"\bAbs\.{FIGURE}": "Absatz",
            rf"\bZiff\.{FIGURE}": "Ziffer",
            rf"\bKap\.{FIGURE}": "Kapitel",
            rf"\bBd\.{FIGURE}": "Band",
            rf"\bAbb\.{FIGURE}": "Abbildung",
            rf"\bS\.{FIGURE}": "Seite",
            r"(?<=\d\s)ff\.": "folgende",
            rf"§§{FIGURE}\s?": "Paragrafen ",
            rf"§{FIGURE}\s?": "Paragraf ",
            rf"#{FIGURE}": "Nummer ",
            r"\bz\.\s?B\.": "zum Beispiel",
            r"\bd\.\s?h\.": "das heißt",
            r"\bu\.\s?a\.": "unter anderem",
            r"\bz\.\s?T\.": "zum Teil",
            r"\bbzw\.": "beziehungsweise",
            r"\b[vV]gl\.": "vergleiche",
            r"\bca\.": "circa",
            r"\bggf\.": "gegebenenfalls",
            r"\binkl\.": "inklusive",
            r"\busw\.": "und so weiter",
            r"\bMio\.": "Millionen",
            r"\bMrd\.": "Milliarden",
            r"\b[tT]el\.": "Telefon",
            r"\bv\.\s?Chr\.": "vor Christus",
            r"\bn\.\s?Chr\.": "nach Christus",
        },
        "bis",
        _signs(
            "ät, Punkt, Bindestrich, Unterstrich, Schrägstrich, plus, Tilde, gleich, und, "
            "Fragezeichen, Raute, Prozent, Doppelpunkt"
        ),
        "Hashtag",
        "Nummer",
        "Durchwahl",
        "und der Rest der Adresse",
        "{} weitere Zeichen",
        "zum Quadrat",
        "hoch 3",
        "hoch {}",
        "hochgestellt {}",
        "Index {}",
        word_set(
            "abs art bd kap nr seite abschnitt akt anhang anlage artikel band buch gruppe kapitel klasse "
            "stufe phase tabelle teil titel typ "
            "weltkrieg"
        ),
    ),
    "fr": Wording(
        {
            rf"\b[nN][°ºo]s?{FIGURE}": "numéro",
            rf"\b[aA]rt\.{FIGURE}": "article",
            rf"\bal\.{FIGURE}": "alinéa",
            rf"\b[cC]hap\.{FIGURE}": "chapitre",
            rf"\b[fF]ig\.{FIGURE}": "figure",
            rf"\b[vV]ol\.{FIGURE}": "volume",
            rf"\bpp\.{FIGURE}": "pages",
            rf"\bp\.{FIGURE}": "page",
            rf"§§{FIGURE}\s?": "paragraphes ",
            rf"§{FIGURE}\s?": "paragraphe ",
            rf"#{FIGURE}": "numéro ",
            r"\bp\.\s?ex\.": "par exemple",
            r"\bc\.-à-d\.": "c’est-à-dire",
            r"\benv\.": "environ",
            r"\b[cC]f\.": "voir",
            r"\bav\.\s?J\.-C\.": "avant Jésus-Christ",
            r"\bap\.\s?J\.-C\.": "après Jésus-Christ",
            r"\bM\.(?=\s\w)": "Monsieur",
            r"\bMM\.(?=\s\w)": "Messieurs",
            r"\bMme\.?(?=\s\w)": "Madame",
            r"\bMmes(?=\s\w)": "Mesdames",
            r"\bMlle(?=\s\w)": "Mademoiselle",
            r"\b[tT][ée]l\.": "téléphone",
            r"(?<=\d)\s?M\s?€": " millions d’euros",
            r"(?<=\d)\s?Mds?\s?€": " milliards d’euros",
        },
        "à",
        _signs(
            "arobase, point, tiret, tiret bas, barre oblique, plus, tilde, égal, et, point "
            "d’interrogation, dièse, pour cent, deux-points"
        ),
        "hashtag",
        "numéro",
        "poste",
        "et la suite de l’adresse",
        "{} autres caractères",
        "au carré",
        "au cube",
        "puissance {}",
        "exposant {}",
        "indice {}",
        word_set(
            "art chap fig t vol acte annexe page article catégorie chapitre classe groupe livre niveau "
            "partie phase section tableau titre tome "
            "type volume"
        ),
    ),
    "es": Wording(
        {
            rf"\b[nN]\.?[°º]{FIGURE}": "número",
            rf"\bnúm\.{FIGURE}": "número",
            rf"\b[aA]rt\.{FIGURE}": "artículo",
            rf"\b[cC]ap\.{FIGURE}": "capítulo",
            rf"\b[fF]ig\.{FIGURE}": "figura",
            rf"\b[vV]ol\.{FIGURE}": "volumen",
            rf"\bpág\.{FIGURE}": "página",
            rf"\bpágs\.{FIGURE}": "páginas",
            rf"§§{FIGURE}\s?": "párrafos ",
            rf"§{FIGURE}\s?": "párrafo ",
            rf"#{FIGURE}": "número ",
            r"\bp\.\s?ej\.": "por ejemplo",
            r"\bs\.(?=\s\d)": "siglo",
            r"\bEE\.\s?UU\.": "Estados Unidos",
            r"\baprox\.": "aproximadamente",
            r"\bSr\.(?=\s\w)": "señor",
            r"\bSra\.(?=\s\w)": "señora",
            r"\bD\.(?=\s[A-ZÁÉÍÓÚ])": "don",
            r"\bDña\.(?=\s\w)": "doña",
            r"\ba\.\s?C\.": "antes de Cristo",
            r"\bd\.\s?C\.": "después de Cristo",
            r"\b[tT]el\.": "teléfono",
            r"(?<=\d)\s?M\s?€": " millones de euros",
        },
        "a",
        _signs(
            "arroba, punto, guion, guion bajo, barra, más, tilde, igual, y, interrogación, "
            "almohadilla, por ciento, dos puntos"
        ),
        "hashtag",
        "número",
        "extensión",
        "y el resto de la dirección",
        "{} caracteres más",
        "al cuadrado",
        "al cubo",
        "elevado a {}",
        "superíndice {}",
        "subíndice {}",
        word_set(
            "art cap fig núm vol acto anexo página artículo capítulo categoría clase fase grupo "
            "libro nivel parte sección tabla título tomo tipo volumen"
        ),
    ),
    "it": Wording(
        {
            rf"\bn\.{FIGURE}": "numero",
            rf"\bnn\.{FIGURE}": "numeri",
            rf"\b[aA]rt\.{FIGURE}": "articolo",
            rf"\b[aA]rtt\.{FIGURE}": "articoli",
            rf"\bc\.{FIGURE}": "comma",
            rf"\b[cC]ap\.{FIGURE}": "capitolo",
            rf"\b[fF]ig\.{FIGURE}": "figura",
            rf"\b[vV]ol\.{FIGURE}": "volume",
            rf"\bpagg?\.{FIGURE}": "pagina",
            rf"§§{FIGURE}\s?": "paragrafi ",
            rf"§{FIGURE}\s?": "paragrafo ",
            rf"#{FIGURE}": "numero ",
            r"\bad es\.": "ad esempio",
            r"\becc\.": "eccetera",
            r"\b[cC]fr\.": "confronta",
            r"\bSig\.ra\b": "signora",
            r"\bSig\.(?=\s\w)": "signor",
            r"\bDott\.(?=\s\w)": "dottor",
            r"\b[oO]n\.(?=\s\w)": "onorevole",
            r"\bsec\.(?=\s\w)": "secolo",
            r"\bmln\.": "milioni",
            r"\bmld\.": "miliardi",
            r"\ba\.\s?C\.": "avanti Cristo",
            r"\bd\.\s?C\.": "dopo Cristo",
            r"\b[tT]el\.": "telefono",
            r"(?<=\d)\s?M(?:ln)?\s?€": " milioni di euro",
        },
        "a",
        _signs(
            "chiocciola, punto, trattino, trattino basso, barra, più, tilde, uguale, e, punto "
            "interrogativo, cancelletto, per cento, due punti"
        ),
        "hashtag",
        "numero",
        "interno",
        "e il resto dell’indirizzo",
        "altri {} caratteri",
        "al quadrato",
        "al cubo",
        "elevato a {}",
        "apice {}",
        "pedice {}",
        word_set(
            "art cap fig vol allegato articolo pagina atto capitolo categoria classe fase gruppo "
            "libro livello parte sezione tabella tipo titolo tomo volume"
        ),
    ),
}


def wording(language: str) -> Wording | None:
    """The row for ``language`` (a BCP 47 tag)."""
    return WORDINGS.get(Language.get(language).language or "")
