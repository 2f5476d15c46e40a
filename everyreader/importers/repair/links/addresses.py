"""Addresses that stand as plain words in a text: on the web, by mail, by telephone. What stands before digits
tells the numbers of accounts, registers, papers and books from those to call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher, format_number

_BARE = re.compile(
    r"(?P<web>https?://[^\s<>\"“”«»]+)"
    r"|(?P<mail>(?<![\w.+-])[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,})"
    r"|(?P<site>(?<![\w./@-])www\.[A-Za-z0-9-]+\.[A-Za-z0-9-][^\s<>\"“”«»]*)"
)
_FEWEST_DIGITS = 8
# A lone digit behind a space may be a count (“… 144 2 lines”, “… 0100 9-5”), and thousands are no number to
# dial.
_DOUBTFUL = re.compile(r"[\s\u00a0]\d(?:\D\d{1,2})?$|\D000\D000(?!\d)")
_DIALLED = re.compile(
    r"(?<![\w+.,/-])(?:\+\d[\d \u00a0()./-]{6,}\d|\(?0\d{2,4}\)?[ \u00a0/]\d[\d "
    r"\u00a0/-]{3,}\d|0\d(?:[ .\u00a0]\d\d){4})(?!\w)"
)
_THOUSANDS = re.compile(r"\+\d{1,3}(?:[ .\u00a0]\d{3})+")
_NEAR = 80  # characters before the digits
_GAP = 30  # between a label and the digits
_MOST_DIGITS = 15  # of a telephone number (ITU-T E.164), without its 00

_CALLED = re.compile(
    r"\b(?:tel|t[eé]l[eé]|phone|mobil|m[oó]vil|handy|cell|portable|fax|call|ring|ruf|anruf|notruf|durchwahl|appel"
    r"|llam|ligue|ligar|chiam|hot-?line|help-?line|service|info-?line|freephone|toll|vert\b|whats|signal\b|sms\b"
    r"|bel\b|ring\b)\w*|[☎☏✆📞📱]",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    # money
    r"\b(?:iban|bic|swift|acc(?:oun)?t|a/c|sort.?code|routing|cards?|cuenta|cta|tarjeta|compte|rib|ccp|carte|conto"
    r"|c/c|carta|conta|cart[aã]o|nib|konto|kto|blz|bankleitzahl|karte|rekening|rachun\w+|[uú][cč]et"
    # registers and taxes
    r"|regist\w*|charity|company|vat|tax|ein|tin|duns|lei|abn|acn|siren|siret|rna|rcs|naf|tva|nif|cif|nie|dni|cnpj"
    r"|cpf|rut|ruc|cuit|nit|rfc|nipc|iva|p\.? ?iva|partita|c\.? ?f|codice|c[oó]digo|fiscale?|rea|hr[ab]|vr"
    r"|ust\w*|uid|mwst|steuer\w*|st\.?-?nr|btw|kvk|rsin|krs|nip|regon|pesel|i[cč]o?|di[cč]|oib|cvr|cuil|org\.?.?n[a-z]+"
    # books and papers
    r"|is[bsm]n|doi|ean|gtin|az|gz|aktenzeichen|gesch[aä]ftszeichen|zeichen|files?|cases?|docket|ref\w*|r[eé]f\w*"
    r"|expedient\w*|expt?e?|dossier|prot\w*|proces\w*|proced\w*|matr[ií]cul\w*|invoices?|rechnung\w*|factura|facture"
    r"|fattura|fatura|orders?|bestell\w*|pedido|commande|ordine|customer|kunden\w*|client\w*|clienti|contract"
    r"|vertrag\w*|contrato|contrat|contratto|policy|p[oó]liza|police|polizza|licen[cs]\w*|permit|serial|s[eé]rie"
    r"|patent|bre?vet\w*|member\w*|mitglied\w*|cig|cup|crn|utr|nhs|depot|dep[oó]sito|d[eé]p[oô]t legal"
    r"|[^\W\d_]{3,}(?:nummer|nr|nummern|kennzeichen))\b",
    re.IGNORECASE,
)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ \u00a0-]?[A-Z\d]{4}){2,7}(?:[ \u00a0-]?[A-Z\d]{1,3})?\b")
_PARTS = re.compile(r"[;|]|,\s|\.\s+\w{3}|\d{5}")
_OF_LABEL = re.compile(  # what may follow a label on its line, the number on the next
    r"\W*(?:(?:n[uú]mm?er[oa]?|num[eé]ro|numbers?|num|n[uú]m|nr?|no|code|id|banc\w+|corr\w+)\b\W*)*",
    re.IGNORECASE,
)
_DIGIT_BEFORE = re.compile(r"\w*\d[ \u00a0]$")


@dataclass(frozen=True)
class Address:
    """``said`` stands in the text from ``start``; it leads to ``target``, empty for a number that cannot be
    told for sure."""

    start: int
    said: str
    target: str


def addresses(text: str, before: str = "") -> list[Address]:
    """The whole addresses in ``text``, in order. ``before`` is what stands before it."""
    found = [_bare(match) for match in _BARE.finditer(text)]
    rest = list(without_ibans(text))
    for one in found:
        rest[one.start : one.start + len(one.said)] = "x" * len(one.said)
    plain = "".join(rest)
    numbers = [
        one for one in _numbers(plain) if one.target or not is_numbered(one.said, before + plain[: one.start])
    ]
    return sorted((*found, *numbers), key=lambda one: one.start)


def _bare(match: re.Match[str]) -> Address:
    said = _without_stop(match.group())
    before = "mailto:" if match["mail"] else "https://" if match["site"] else ""
    return Address(match.start(), said, before + said)


def _without_stop(address: str) -> str:
    """The sentence's own full stop, comma or closing bracket is no part of an address."""
    while address[-1] in ".,;:!?'’" or address[-1] == ")" and address.count("(") < address.count(")"):
        address = address[:-1]
    return address


def _numbers(text: str) -> Iterator[Address]:
    """International numbers lead somewhere; those without a country, and those that may hold more than a
    number, do not."""
    ends = 0
    for match in PhoneNumberMatcher(text, None, leniency=Leniency.POSSIBLE):
        said = match.raw_string
        if sum(map(str.isdigit, said)) >= _FEWEST_DIGITS and not _DOUBTFUL.search(said):
            yield from _unsure(text[ends : match.start], ends)
            form = PhoneNumberFormat.RFC3966 if match.number.extension else PhoneNumberFormat.E164
            yield Address(match.start, said, "tel:" + format_number(match.number, form).removeprefix("tel:"))
            ends = match.end
    yield from _unsure(text[ends:], ends)


def _unsure(text: str, offset: int) -> Iterator[Address]:
    for match in _DIALLED.finditer(text):
        if not _THOUSANDS.fullmatch(match.group()):
            yield Address(offset + match.start(), match.group(), "")


def without_ibans(text: str) -> str:
    """``text`` with each international account number (ISO 13616) as letters, of the same length."""
    return _IBAN.sub(lambda match: "x" * len(match[0]), text)


def tells(label: str) -> bool:
    """Whether ``label`` says what the number below it is."""
    return bool(_NUMBERED.search(label) or _CALLED.search(label))


def is_numbered(said: str, before: str) -> bool:
    """Whether the digits of ``said`` are no telephone number: ``before`` calls them so or goes on in them, or
    they are too many."""
    if sum(map(str.isdigit, said)) > _MOST_DIGITS + 2 * said.startswith("00") or _DIGIT_BEFORE.search(before):
        return True
    near = before[-_NEAR:]
    labels = [*((one.start(), 0, one) for one in _NUMBERED.finditer(near))]
    labels += [(one.start(), 1, one) for one in _CALLED.finditer(near)]
    if not labels:
        return False
    _, called, last = max(labels, key=lambda one: one[:2])
    gap = near[last.end() :]
    above, broken, below = gap.rpartition("\n")
    is_beside = _OF_LABEL.fullmatch(above) and not (broken and re.search(r"\w", below))
    return not called and bool(is_beside) and len(gap) <= _GAP and not _PARTS.search(gap)
