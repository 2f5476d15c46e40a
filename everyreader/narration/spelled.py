"""What is no word and is spelled: web and e-mail addresses, names with @ and #, telephone numbers, checksums
and keys.

Nothing of a number or a short string is left out. Of an address only a long path or a query is, of a string
what lies between its first and last characters; the words spoken instead say so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import urlsplit

from everyreader.model.text import folded
from everyreader.narration.wording import ADDRESS_SIGNS, Wording

LONGEST_PATH = 40  # characters of a path that are spoken
LONGEST_STRING = 64  # characters that are spelled one by one: a SHA-256
_KEPT = 16  # of a longer one, at its beginning and at its end

Say = Callable[[re.Match[str], Wording], str]
Kind = tuple[re.Pattern[str], Say]


def islands(text: str, words: Wording, kinds: Sequence[Kind] | None = None) -> Iterator[tuple[str, str]]:
    """``text`` cut at what is spelled in it: ``(text, "")``, and ``("", how it is said)``."""
    if not text:
        return
    kinds = KINDS if kinds is None else kinds
    if not kinds:
        yield text, ""
        return
    (pattern, say), rest = kinds[0], kinds[1:]
    at = 0
    for match in pattern.finditer(text):
        yield from islands(text[at : match.start("it")], words, rest)
        yield "", say(match, words)
        at = match.end("it")
    yield from islands(text[at:], words, rest)


def code_spelled(text: str, words: Wording | None) -> str:
    """``text`` of code with nothing but long keys and checksums spelled."""
    if words is None:
        return text
    return "".join(said or plain for plain, said in islands(text, words, STRINGS))


def host(address: str) -> str:
    """An address's host."""
    try:
        name = urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:  # such as an unclosed bracket
        name = None
    return (name or address).removeprefix("www.")


def _web(match: re.Match[str], words: Wording) -> str:
    """The host, and a path where it is short and has no query: “example dot org slash news”."""
    address = match["it"]
    name = host(address)
    rest = re.sub(r"^(?:https?:)?(?://)?[^/?#]*", "", address, flags=re.IGNORECASE).rstrip("/")
    if len(rest) > LONGEST_PATH or re.search("[?#%]", rest):
        return f"{_by_signs(name, words)}, {words.rest}"
    return _by_signs(name + rest, words)


def _mail(match: re.Match[str], words: Wording) -> str:
    return _by_signs(match["it"], words)


def _handle(match: re.Match[str], words: Wording) -> str:
    return f"{words.sign('@')} {_by_signs(_parted(match['it'][1:]), words)}"


def _tag(match: re.Match[str], words: Wording) -> str:
    if re.fullmatch(r"#(?=\w*\d)(?:[0-9a-fA-F]{3}){1,2}", match["it"]):  # a colour
        return f"{words.sign('#')} {' '.join(match['it'][1:].upper())}"
    return f"{words.hashtag} {_by_signs(_parted(match['it'][1:]), words)}"


def _parted(name: str) -> str:
    """“CleanWater24” as its words."""
    return re.sub(r"(?<=[^\W\d_])(?=\d)|(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])", " ", name)


def _by_signs(text: str, words: Wording) -> str:
    """Every sign of an address by its name, all else as it is."""
    names = dict(zip(ADDRESS_SIGNS, words.signs, strict=True))
    return folded("".join(f" {names[c]} " if c in names else c for c in text))


def _phone(match: re.Match[str], words: Wording) -> str:
    """Digit by digit, a pause between groups: “plus 1, 5 5 5, 0 1 0”."""
    number, extension = match["number"], match["ext"]
    plus = f"{words.sign('+')} " if number.startswith("+") else ""
    said = plus + ", ".join(" ".join(group) for group in re.findall(r"\d+", number))
    return f"{said}, {words.extension} {' '.join(extension)}" if extension else said


def _string(match: re.Match[str], words: Wording) -> str:
    """Character by character, a pause after every fourth; the middle of a very long one by its length."""
    characters = [c.upper() for c in match["it"] if c.isalnum()]
    if len(characters) <= LONGEST_STRING:
        return _in_fours(characters)
    left_out = words.more.format(len(characters) - 2 * _KEPT)
    return f"{_in_fours(characters[:_KEPT])}, {left_out}, {_in_fours(characters[-_KEPT:])}"


def _in_fours(characters: Sequence[str]) -> str:
    return ", ".join(" ".join(characters[at : at + 4]) for at in range(0, len(characters), 4))


_GAP = r"[ ().\u00a0\u202f/\u2010\u2011\u2013-]"
_BETWEEN = _GAP.replace("()", "")  # brackets stand round an area code alone: hours may follow the number
_EXTENSION = (
    r"(?:,?[ \u00a0](?:ext\.?|extension|x|poste|Durchwahl|DW|int\.|interno"
    r"|extensión)[ \u00a0]?(?P<ext>\d{1,6}))?"
)
_SHAPES = (  # international, area code in brackets, North America, France, Germany and Britain, Spain
    rf"(?=\+(?:{_GAP}{{0,3}}\d){{7}})\+\d{{1,3}}(?:{_GAP}?\(\d{{1,5}}\))?(?:{_BETWEEN}{{0,2}}\d){{4,13}}",
    rf"\(\d{{2,5}}\){_GAP}?\d(?:{_GAP}?\d){{4,9}}",
    r"(?:1[-.\u2011])?\d{3}[-.\u2011]\d{3}[-.\u2011]\d{4}",
    r"0\d(?:[ .\u00a0\u202f-]\d\d){4}",
    r"(?=(?:[ /-]{0,3}\d){7})0\d{1,4}(?:[ /-]| / )\d{3,8}(?:[ -]\d{1,5}){0,3}",
    r"[69]\d\d(?:[ \u00a0]\d{3}){2}|9\d[ \u00a0]\d{3}(?:[ \u00a0]\d\d){2}",
)
_END = r"(?![\w]|[.,]\d)"
_CALLED = (
    r"(?:Tel|Tél|Phone|Telephone|Téléphone|Telefon|Teléfono|Telefono|Fax|Téléfax|Mobile?|Cell|Móvil"
    r"|Cellulare|Portable|"
    r"Handy|Hotline|Helpline|Freephone|Tfno)"
)
_SUFFIXES = "com|org|net|gov|edu|int|info|eu|io|uk|us|ca|au|fr|de|at|ch|es|it|pt|be|lu|ie"

STRINGS: Sequence[Kind] = (
    (
        re.compile(
            r"(?<!\w)(?P<it>[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){3,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?)\b"
        ),
        _string,
    ),
    (re.compile(r"(?<!\w)(?P<it>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?!\w)"), _string),
    (
        re.compile(
            r"(?<![\w/])(?P<it>(?=[0-9a-f]*[a-f])(?=[a-f]*\d)[0-9a-f]{12,}"
            r"|(?=[0-9A-F]*[A-F])(?=[A-F]*\d)[0-9A-F]{12,})(?!\w)"
        ),
        _string,
    ),
    (
        re.compile(
            r"(?<![\w/+-])(?P<it>(?=[\w+/-]*\d)(?=[\w+/-]*[a-z])(?=[\w+/-]*[A-Z])(?=[\w+/-]*[^\W_]\d[^\W_])"
            r"(?=[\w+/-]*[A-Za-z0-9]{12})"
            r"[A-Za-z0-9+/_-]{20,})(?:={1,2})?(?!\w)"
        ),
        _string,
    ),
)
KINDS: Sequence[Kind] = (
    (
        re.compile(
            r"(?<=\b(?i:call|dial|ring|text) )(?P<it>(?P<number>\d11|112|101|988"
            r"|999)(?!\w|[.,]?\d))(?P<ext>x)?"
        ),
        _phone,
    ),
    (re.compile(r"(?P<it>(?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?)\]}»”’\"'*_])", re.IGNORECASE), _web),
    (re.compile(r"(?<![\w.+-])(?P<it>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"), _mail),
    (
        re.compile(
            rf"(?<![\w@./-])(?P<it>(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:{_SUFFIXES})(?:/[^\s<>]*["
            rf"\w/])?)(?![\w@])"
        ),
        _web,
    ),
    *STRINGS,
    (re.compile(r"(?<![\w@./])(?P<it>@[A-Za-z_]\w{1,30})(?![\w@])"), _handle),
    (re.compile(r"(?<![\w&#/])(?P<it>#(?=\w*[^\W\d_])\w+)"), _tag),
    (re.compile(rf"(?<![\w.,+/-])(?P<it>(?P<number>{'|'.join(_SHAPES)}){_END}{_EXTENSION})"), _phone),
    (
        re.compile(
            rf"(?<!\w){_CALLED}(?:\.:?|:|\s(?:no\.|number|Nr\.|n°)"
            rf"|(?<=\w\w\w))\s(?P<it>(?P<number>\+?\(?\d(?:{_GAP}{{0,2}}\d){{2,14}})"
            rf"{_END}{_EXTENSION})",
            re.IGNORECASE,
        ),
        _phone,
    ),
)
