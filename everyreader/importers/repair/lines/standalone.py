"""Lines that stand for themselves: the parts of an address, “label: value”, an address on the web, a time and
what is then."""

from __future__ import annotations

import re
from itertools import groupby

from everyreader.importers.nodes import is_paragraph, lines_of
from everyreader.source.tree import Node, words

# What an office writes before a number or an address, or such a thing itself.
CONTACT = re.compile(
    r"(?:tel(?:e(?:phone|fon|fono))?|phone|mobile|cell|fax|e-?mail|mail|web(?:site)?|www|internet|twitter"
    r"|mastodon|instagram"
    r"|tél|téléphone|courriel|portable|handy|mobil|correo(?: electrónico)?|teléfono|móvil|cellulare"
    r"|telefax|skype)"
    r"(?:\s?[.:]|\s+(?=[+(\d]))"
    # A letter may as well number a part: “E. Route”, “X. Costs”.
    r"|[tfmex](?:\s?[.:]\s?|\s+)(?=[+(\d]|\S*@|https?:|www\.)"
    r"|(?:(?:further|more|additional) information|enquiries|inquiries|contact[os]?|kontakt"
    r"|ansprechpartner(?:in)?|(?:rück|an)fragen"
    r"|(?:weitere |nähere )?auskünfte?|auskunft|renseignements?(?: et \w+)?|(?:para )?(?:más"
    r"|mayor) información|informes"
    r"|(?:per )?(?:ulteriori |maggiori )?informazioni|contatt[oi]|(?:para )?mais informações|contactos?"
    r"|contatos?)\s?:\s?(?=\S)"
    r"|[^\s@]+@[^\s@]+\.\w+|https?://|www\.|\(?\+?\d[\d\s()/.-]{6,}\d",
    re.IGNORECASE,
)
_LONGEST = 120  # characters; what is longer is a text that begins with a label
_LABEL = re.compile(
    r"(?!https?:)(?P<label>[^\W\d_][^\s:!?;“”\"]*(?: [^\s:!?;“”\"]+){0,3}) ?:\s+(?P<value>\S.*)"
)
_NUMBERED = re.compile(r".*(?:\d|\b[IVXLC]+|\b[A-Z])\.?")  # “Part 2: The wells” is a heading
_WEB = re.compile(r"(?:https?://|www\.)\S+|[^\s@]+@[^\s@]+\.\w+")
_TIME = re.compile(
    r"\d{1,2}[:.h]\d\d\b|\d{1,2}(?:[–-]\d{1,2})? ?(?:uhr|h|am|pm|a\.m\.|p\.m\.)(?!\w)", re.IGNORECASE
)
# Where money goes and under which number an office is entered: the names of the numbers themselves.
_ACCOUNT = re.compile(
    r"iban|bic|swift(?:-code)?|bic ?/ ?swift|blz|bankleitzahl|konto(?:-?nr\.?|nummer)?|sort code"
    r"|account (?:no\.?|number)|clabe|cbu"
    r"|rib|nip|regon|krs|pesel|siret|siren|rna|p\.? ?iva|c\.? ?f\.?|cif|nif|cuit|rut|nipc|cnpj|cvr|kvk|rsin"
    r"|orgnr|org\.?-?nr\.?"
    r"|ust-?id(?:-?nr\.?)?|vat(?: (?:no\.?|number))?|ein|uid|ičo|dič|isbn|issn|doi",
    re.IGNORECASE,
)


def is_contact_line(said: str) -> bool:
    """Whether ``said`` is a telephone number, an address on the web or by mail, or begins with the label of
    one."""
    return bool(CONTACT.match(said)) or "@" in said and len(said.split()) < 8


def is_set_line(said: str) -> bool:
    """Whether ``said`` looks like a line of several alike: “label: value”, an address, a time. One alone
    proves nothing."""
    return len(said) <= _LONGEST and bool(_LABEL.match(said) or _WEB.fullmatch(said) or _TIME.match(said))


def set_lines(said: list[str]) -> set[int]:
    """Those of the lines that stand with others of their kind, two or more of them together."""
    found: set[int] = set()
    for is_set, several in groupby(range(len(said)), key=lambda i: is_set_line(said[i])):
        run = list(several)
        if is_set and len(run) > 1:
            found.update(run)
    return found


def is_account(said: str) -> bool:
    """Whether ``said`` is the number of an account or of an entry in a register, behind its name."""
    one = _LABEL.fullmatch(said)
    return one is not None and bool(_ACCOUNT.fullmatch(one["label"])) and any(map(str.isdigit, one["value"]))


def details(blocks: tuple[Node, ...]) -> set[int]:
    """The paragraphs that are “label: value” beside another such one (“IBAN: …”, “BIC: …”): they head
    nothing."""
    said = [words(one["c"]) if is_paragraph(one) and len(lines_of(one["c"])) == 1 else "" for one in blocks]
    found: set[int] = set()
    for is_one, several in groupby(range(len(said)), key=lambda i: _is_detail(said[i])):
        run = list(several)
        if is_one and (len(run) > 1 or is_account(said[run[0]])):
            found.update(run)
    return found


def _is_detail(said: str) -> bool:
    one = _LABEL.fullmatch(said)
    return one is not None and (
        not _NUMBERED.fullmatch(one["label"]) or bool(_ACCOUNT.fullmatch(one["label"]))
    )
