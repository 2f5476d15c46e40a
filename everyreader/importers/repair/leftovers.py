"""What a template or a mailing program left in the text: it stays, and is named for a person to decide."""

from __future__ import annotations

import re
from collections.abc import Iterator

from everyreader.importers.draft import Draft, Repairs, excerpt
from everyreader.importers.nodes import lines_of
from everyreader.importers.web.mailing import SERVICE
from everyreader.source.tree import Node, walk, words

_NAMED = (
    r"todo|tbd|tbc|fixme|link|url|name|first ?name|last ?name|date|title|place|address|button(?: text)?"
    r"|insert[^\]>]*|add [^\]>]*here"
    r"|your [^\]>]*|vorname|nachname|datum|titel|ort|anschrift|adresse|(?:bitte )?\w* ?(?:einfügen"
    r"|eintragen|ergänzen)|ihr name"
    r"|nom|prénom|titre|lieu|insérer[^\]>]*|nombre|apellidos?|fecha|título|lugar|insertar[^\]>]*|nome"
    r"|cognome|titolo|luogo|inserire[^\]>]*"
    r"|inserir[^\]>]*|naam|voornaam|plaats|invullen|imię|nazwisko|imię i nazwisko|data|miejsce|wpisz[^\]>]*"
    r"|wstaw[^\]>]*"
)
_HOLDER = re.compile(
    rf"\$\{{[^{{}}\s]{{1,40}}\}}|\{{\{{[^{{}}]{{1,40}}\}}\}}|%%[A-Z_]{{2,30}}%%"
    rf"|\*\|[A-Z_:]{{2,30}}\|\*|<<[^<>]{{2,40}}>>"
    rf"|(?:\[[^\[\]]{{1,40}}\])?<(?i:todo|tbd|tbc|fixme)>"
    rf"|\[[A-ZÀ-Þ]{{2,}}(?:_[A-ZÀ-Þ\d]+)+\]|\[(?i:{_NAMED})\]|<(?i:{_NAMED})>"
    r"|(?<![\w.])(?:\d\d|XX|xx|TT|DD|JJ|GG)[./-](?:\d\d|XX|xx|MM|mm)[./-](?:\d\d)?(?:XX|xx|JJJ?J?|YYY?Y?"
    r"|AAA?A?|RRR?R?)(?!\w)"
    r"|(?<![\w.])(?:(?:XX|xx|TT|DD|GG)\.(?:\d\d|XX|xx|MM)|\d\d\.(?:XX|xx|MM))\.(?:20\d\d)?(?!\w)|\b20(?:XX"
    r"|xx)\b|\bX{4,}\b|\b(?i:lorem ipsum)\b"
)
_OF_A_MAIL = re.compile(
    r"newsletter|e-?mail|mailing|verteiler|browser|navega\w+|unsubscri|infolettre|boletín|lettre d",
    re.IGNORECASE,
)
_MOST = 25  # words of a line that only serves a mailing


def name_left_over(draft: Draft) -> Draft:
    """``${NAME}``, ``<TODO>``, ``[LINK_HERE]``, ``XX.XX.20XX``, “Lorem ipsum”, and a mailing's “unsubscribe
    here”."""
    found = Repairs()
    for block in draft.blocks:
        for line, said in _lines(block):
            holders = [one.group() for one in _HOLDER.finditer(said)]
            if holders:
                message = (
                    f"“{excerpt(said)}” holds {', '.join(dict.fromkeys(holders))}: write what is meant, "
                    f"or take it out"
                )
                found.say("placeholder left", line, message)
            elif len(said.split()) <= _MOST and SERVICE.search(said) and _OF_A_MAIL.search(said):
                message = (
                    f"“{excerpt(said)}” is of the mailing, not of the text: take it out unless it is meant"
                )
                found.say("line of a mailing", line, message)
    return draft.changed(list(draft.blocks), found)


def _lines(block: Node) -> Iterator[tuple[int, str]]:
    """The lines of every paragraph and heading in ``block``, each with its place."""
    kinds = ("Para", "Plain", "Header")
    for one in walk(block, *kinds, past=kinds):
        inlines = one["c"][2] if one["t"] == "Header" else one["c"]
        yield from ((one.get("line", block["line"]), words(line)) for line in lines_of(inlines))
