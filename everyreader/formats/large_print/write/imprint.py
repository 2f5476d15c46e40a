"""The last lines of the large print: whose it is, whom to ask, and the addresses that a printed link cannot
lead to.

They are the house's words, not the statement's, and stand in a part of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from everyreader.model.abbreviations import abbreviations
from everyreader.model.publication import Publication, Role, Run
from everyreader.model.text import folded
from everyreader.theme.page_words import Furniture, furniture, long_date

_ASK: Mapping[str, str] = {
    "en": "If you need it in another format, ask",
    "fr": "Pour l’obtenir dans un autre format, demandez à",
    "de": "Wenn Sie ein anderes Format brauchen, fragen Sie",
    "es": "Si lo necesita en otro formato, pídalo a",
    "it": "Per averlo in un altro formato, chiedere a",
    "nl": "Hebt u een ander formaat nodig, vraag het aan",
    "pl": "Inny format można otrzymać, kontaktując się z wydawcą:",
    "pt": "Se precisar de outro formato, peça-o a",
}
_POINTS = " \u00a0:→➔➜⟶»›>↗↓"  # what points to a link's destination, or ends as this line goes on
_ADDRESSES: Mapping[str, str] = {
    "en": "Addresses of the links",
    "fr": "Adresses des liens",
    "de": "Adressen der Links",
    "es": "Direcciones de los enlaces",
    "it": "Indirizzi dei collegamenti",
    "nl": "Adressen van de links",
    "pl": "Adresy odnośników",
    "pt": "Endereços dos links",
}


@dataclass(frozen=True)
class Imprint:
    """Paragraphs, in ``language`` (BCP 47)."""

    language: str
    lines: tuple[str, ...]


def imprint(publication: Publication) -> Imprint:
    """What stands at the end of the large print of ``publication``."""
    words = furniture(publication.metadata.language)
    return Imprint(
        words.language,
        (*_facts(publication, words), *_abbreviations(publication, words), *_addresses(publication, words)),
    )


def _facts(publication: Publication, words: Furniture) -> Iterator[str]:
    metadata, own = publication.metadata, words.language
    yield f"{words['publisher']}: {metadata.publisher}"
    if metadata.author:
        yield f"{words['author']}: {', '.join(metadata.author)}"
    yield f"{words['date']}: {long_date(metadata.date, own)}"
    if metadata.updated:
        yield f"{words['updated']}: {long_date(metadata.updated, own)}"
    if metadata.rights:
        yield f"{words['rights']}: {metadata.rights}"
    yield f"{words['identifier']}: {metadata.identifier}"
    ways = "; ".join(way for way, _ in publication.contact.ways)
    if ways:
        yield f"{words['contact']}: {ways}"
    if publication.house.web:
        yield f"{words['web']}: {publication.house.web}{publication.name}/"
    yield f"{_said(_ASK, own)} {metadata.publisher.removesuffix('.')}."  # “e. V.” ends the sentence, too


def _abbreviations(publication: Publication, words: Furniture) -> Iterator[str]:
    known = abbreviations(publication)
    if known:
        yield f"{words['abbreviations']}:"
    for one in known:
        yield f"{one.text}: {one.expansion}"


def _addresses(publication: Publication, words: Furniture) -> Iterator[str]:
    found = dict(_links(publication))
    if found:
        yield f"{_said(_ADDRESSES, words.language)}:"
    for address, said in found.items():
        yield f"{said.rstrip(_POINTS) or said}: {address}"


def _links(publication: Publication) -> Iterable[tuple[str, str]]:
    """Each address once, with the words of its first link; not those whose words are the address."""
    seen: set[str] = set()
    for unit in publication.all_units:
        for link, said in _in_unit(unit.runs):
            shown = link.removeprefix("mailto:").removeprefix("tel:")
            if link not in seen and said and _bare(shown) not in _bare(said):
                seen.add(link)
                yield shown, said


def _in_unit(runs: Iterable[Run]) -> Iterator[tuple[str, str]]:
    """Neighbouring runs of one link are one."""
    linked = (run for run in runs if run.role is not Role.NOTE)
    for link, several in groupby(linked, key=lambda run: run.link):
        if link and link != "#":
            yield link, folded("".join(run.text for run in several))


def _bare(address: str) -> str:
    return "".join(address.split()).removeprefix("https://").removeprefix("http://").rstrip("/").casefold()


def _said(words: Mapping[str, str], tag: str) -> str:
    return words[tag.split("-", maxsplit=1)[0].lower()]
