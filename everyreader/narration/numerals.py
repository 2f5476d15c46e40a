"""Roman numerals as each language says them: “chapter 4”, “Charles the third”, “Louis 14”, “Felipe sexto”."""

from __future__ import annotations

import re

from langcodes import Language
from num2words import num2words

from everyreader.model.text import word_set
from everyreader.narration.wording import Wording
from everyreader.source.labels import roman_value

_NAMES = word_set("""adrian albert alberto alejandro alessandro alexander alexandre alfonso amadeus benedict
    benedicto benedetto benedikt benoît boniface carl carlo carlos charles christian clemens clement
    constantine darius edward edouard édouard eduardo emanuele esteban eugene federico felipe ferdinand
    fernando filippo francesco francis francisco françois franz frederick frederik frédéric friedrich fernand
    george georges georg giacomo giorgio giovanni gregor gregorio gregory grégoire gustav haakon harald hassan
    heinrich henri henry enrico enrique innocent innocenz ivan jacques jaime james jakob jean johann johannes
    john jorge josef joseph juan julius karl konrad leo leon leone león léon leopold léopold louis ludwig
    luigi luis manuel maximilian mehmed mohammed napoleon napoléon nicholas nicola nicolas nicolás nikolaus
    olav otto paolo paul pablo paulo pedro peter philip philippe philipp pie pierre pietro pio pius pío
    ptolemy rama ramesses ramses richard robert rudolf selim sigismund sixtus stephen stefano umberto urban
    vittorio wilhelm willem william guillaume guglielmo guillermo xerxes""")
_WOMEN = word_set("""anna anne beatrix caterina catalina catherine christina cleopatra cristina elisabeth
    elisabetta elizabeth élisabeth isabel isabella juliana katharina margaret margarita margrethe marguerite
    maria marie mary maría victoria wilhelmina""")
_TITLES = word_set("""king queen pope emperor empress tsar tsarina prince sultan shah pharaoh roi reine pape
    empereur impératrice könig königin papst kaiser kaiserin zar rey reina papa emperador emperatriz re regina
    imperatore imperatrice""")
_AFTER_A_WORD = re.compile(
    r"(?<![\w-])(?:(?P<title>[^\W\d_]+)[ \u00a0])?(?P<name>[^\W\d_][\w’'-]*)(?P<dot>\.)?[ \u00a0]"
    r"(?P<numeral>[IVXLCDM]+|[ivx]{2,})(?P<suffix>er|re)?(?P<stop>\.(?=.*\w))?(?![\w-])"
)
_NEXT = re.compile(
    r"(?<=\d)( (?:and|to|und|bis|et|à|y|a|e) | ?[–-] ?|, )([IVX]{2,}|(?<=[–-])[ivx]{2,})(?!\w)"
)
_LONGEST_ABBREVIATION = 4  # “chap.”; a longer word with a stop ends a sentence
_ORDINAL = {
    "fr": re.compile(r"(?<![\w-])(?P<numeral>[IVXLC]*[IVX][IVXLC]*)(?:e|ème|ᵉ)(?!\w)"),
    "de": re.compile(
        r"(?<![\w-])(?P<numeral>[IVXLC]+)\.(?=[ \u00a0]"
        r"(?:Jahrhunderts?|Kapitel|Weltkriegs?|Quartals?|Armee|Senats?)\b)"
    ),
    "it": re.compile(
        r"(?<![\w-])(?P<numeral>[IVXLC]+)(?=[ \u00a0]secolo\b)"
        r"|(?:(?<=\bsecolo[ \u00a0])|(?<=\bsec\.[ \u00a0]))(?P<after>[IVXLC]+)(?!\w)"
    ),
    "es": re.compile(r"(?:(?<=\b[Ss]iglo[ \u00a0])|(?<=\bs\.[ \u00a0]))(?P<numeral>[IVXLC]+)(?!\w)"),
}
_YEAR = re.compile(r"(?<!\w)M[MDCLXVI]{3,}(?!\w)")
_OPENING = re.compile(r"^(?P<numeral>[IVXLC]{2,})(?=[.)]\s)")


def numerals(text: str, language: str, words: Wording) -> str:
    """``text`` with its Roman numerals as they are said; a letter that may be one and need not stays."""
    plain = Language.get(language).language or ""
    if plain in _ORDINAL:
        text = _ORDINAL[plain].sub(lambda m: _ordinal(m, plain), text)
    text = _YEAR.sub(lambda m: str(roman_value(m[0]) or m[0]), text)
    text = _OPENING.sub(lambda m: str(roman_value(m[0]) or m[0]), text)
    text = _AFTER_A_WORD.sub(lambda m: _after_a_word(m, plain, words), text)
    return _NEXT.sub(lambda m: _next(m, words), text)


def _ordinal(match: re.Match[str], plain: str) -> str:
    value = roman_value(next(group for group in match.groups() if group))
    if not value:
        return match[0]
    if plain == "es":
        return str(value)
    return f"{value}." if plain == "de" else num2words(value, to="ordinal", lang=plain)


def _after_a_word(match: re.Match[str], plain: str, words: Wording) -> str:
    numeral, name, title = match["numeral"], match["name"], match["title"] or ""
    value = roman_value(numeral)
    initial = re.match(r"\.\s?[A-Z]|\.?[A-Z]", match.string[match.end() :])
    if not value or len(numeral) == 1 and (numeral not in "IVX" or initial):
        return match[0]
    noun = name.lower().removesuffix("s") if len(name) > 3 else name.lower()
    if noun in words.before_numerals and not (match["dot"] and len(name) > _LONGEST_ABBREVIATION):
        listed = re.match(r"[,–-]|\s(?:and|or|to)\b", match.string[match.end() :])
        pronoun = plain == "en" and numeral == "I" and (match["dot"] or name.endswith("s") and not listed)
        said = None if pronoun else _counted(value, numeral, name, plain)
    else:
        alone = bool(re.match(r"[,.;:)]|$", match.string[match.end() :]))
        said = None if match["dot"] or numeral.islower() else _said(value, numeral, name, title, plain, alone)
    if said is None:
        return match[0]
    stop = "" if plain == "de" else match["stop"] or ""  # an ordinal's, where a word follows
    return match[0][: match.start("numeral") - match.start()] + said + stop


def _next(match: re.Match[str], words: Wording) -> str:
    between = f" {words.to} " if match[1].strip() in ("–", "-") else match[1]
    return f"{between}{roman_value(match[2])}" if roman_value(match[2]) else match[0]


def _counted(value: int, numeral: str, name: str, plain: str) -> str | None:
    """After “chapter”: but “in this section I explain”, “il capitolo vi parla”, hold none."""
    if numeral.islower():
        return str(value) if plain in ("en", "fr", "de") else None
    certain = name[0].isupper() or name.endswith("s") or len(numeral) > 1 or plain != "en"
    return str(value) if certain else None


def _said(value: int, numeral: str, name: str, title: str, plain: str, alone: bool) -> str | None:
    pronoun = plain == "en" and numeral == "I" and not alone
    crowned = title.lower() in _TITLES
    woman = _stem(name) in _WOMEN
    if name[0].isupper() and (crowned or not pronoun and (woman or _stem(name) in _NAMES)):
        return _crowned(value, name, woman, plain)
    general = len(numeral) > 1 and not set(numeral) - set("IVX")
    return str(value) if general and name[0].isupper() and len(name) > 3 else None


def _stem(name: str) -> str:
    """A name without a German genitive's “s”, where it has one."""
    small = name.lower()
    return small if small in _NAMES | _WOMEN else small.removesuffix("s")


def _crowned(value: int, name: str, woman: bool, plain: str) -> str:
    ordinal = num2words(value, to="ordinal", lang=plain)
    if plain == "en":
        return f"the {ordinal}"
    if plain == "fr":
        return ("première" if woman else "premier") if value == 1 else str(value)
    if plain == "de":
        genitive = name.lower() not in _NAMES | _WOMEN and name.endswith("s")
        if genitive:
            return f"{'der' if woman else 'des'} {ordinal.capitalize()}n"
        return f"{'die' if woman else 'der'} {ordinal.capitalize()}"
    if plain == "es" and value > 10:
        return str(value)
    return ordinal[:-1] + "a" if woman else ordinal
