"""Links that are not round words: buttons that lead somewhere, and links round whole blocks. What a page says
of how its links open (“opens in a new tab”) is true on that page alone."""

from __future__ import annotations

import re

from everyreader.importers.draft import Repair, Repairs, excerpt
from everyreader.importers.web.elements import Element, at, drop
from everyreader.importers.web.words import BLOCKS, HEADINGS, words

_GOES = re.compile(
    r"(?:\blocation(?:\.href)?\s*=|\blocation\.assign\(|\bwindow\.open\()\s*['\"]([^'\"]+)['\"]"
)
_NOWHERE = re.compile(r"#|javascript:|$", re.IGNORECASE)
_FIELDS = ("input", "select", "textarea")
_OF_TABLES = ("table", "thead", "tbody", "tfoot", "tr")
_PRESSED = ("submit", "button")
_OPENS = (
    (
        r"(?:(?:this |external )?links? )?(?:will )?opens? (?:up )?(?:in|into) (?:a |an )?(?:new|another"
        r"|separate) (?:browser )?(?:tab|window)(?: or (?:tab|window))?"
    ),
    (
        r"(?:new|external) (?:tab|window)|(?:external )?(?:link"
        r"|site),? (?:opens )?(?:in )?(?:a )?new (?:tab|window)"
    ),
    (
        r"(?:(?:link|seite) )?(?:(?:wird|öffnet)(?: sich)? )?in (?:einem )?neue[mn] "
        r"(?:browser-?)?(?:fenster|tab)(?: geöffnet| öffnen)?|öffnet (?:ein )?neues (?:fenster|tab)"
        r"|neues fenster"
    ),
    (
        r"(?:(?:ce )?lien )?(?:s[’']ouvr(?:e|ant|ira)|ouvre|ouverture"
        r"|ouvert)? ?(?:dans )?(?:une? )?(?:nouvelle? fenêtre|nouvel onglet|autre (?:fenêtre|onglet))"
    ),
    (
        r"(?:(?:el )?enlace )?(?:se )?abr(?:e|irá) en (?:una? )?(?:nueva (?:ventana|pestaña)|(?:ventana"
        r"|pestaña) nueva)|(?:nueva ventana|ventana nueva)"
    ),
    (
        r"(?:(?:il )?link )?(?:si )?apr(?:e|irà) (?:in )?(?:una? )?(?:nuov[ao] (?:finestra|scheda)"
        r"|(?:finestra|scheda) nuova)|nuova finestra"
    ),
    (
        r"(?:a ligação )?abr(?:e|irá)(?:-se)? (?:numa?|em) (?:uma? )?(?:nov[ao] (?:janela|separador|guia"
        r"|aba)|(?:janela|separador) nov[ao])"
    ),
)
_SAYS = re.compile(rf"[\s,;–—-]*[(\[]?\s*(?:{'|'.join(_OPENS)})\s*[)\]]?\.?\s*", re.IGNORECASE)
_STOP = re.compile(r"[.,;:!?…)\]]")
_AT_END = re.compile(rf"\s*[(\[]\s*(?:{'|'.join(_OPENS)})\s*[)\]]\s*$", re.IGNORECASE)


def settle(element: Element) -> None:
    """In place: a button in a link or around one is words of it; one whose press goes to an address, alone or
    as all that a form holds, is a link."""
    for form in list(element.iter("form")):
        _sent(form)
    for one in list(element.iter("button", "input")):
        goes = _GOES.search(one.get("onclick") or "")
        if _is_link(next(one.iterancestors("a"), None)) or any(map(_is_link, one.iter("a"))):
            _made(one, "span")
        elif goes and not _NOWHERE.match(goes[1]):
            _made(one, "a", goes[1])


def inward(element: Element) -> None:
    """In place: a link round blocks, which no reader of paragraphs keeps, is one of its heading's words, or
    of its first block's."""
    for link in list(element.iter("a")):
        blocks = [one for one in link.iterdescendants(*BLOCKS) if words(one)]
        if not _is_link(link) or not blocks:
            continue
        leaves = [one for one in blocks if not any(each.tag in BLOCKS for each in one.iterdescendants())]
        held = next((one for one in blocks if one.tag in HEADINGS), next(iter(leaves), None))
        if held is None or held.tag in _OF_TABLES:
            continue
        inner = link.makeelement("a", dict(link.attrib))
        inner.text, held.text = held.text, None
        inner.extend(list(held))
        held.append(inner)
        _made(link, "div")
        link.attrib.pop("href")


def _is_link(one: Element | None) -> bool:
    return one is not None and not _NOWHERE.match((one.get("href") or "").strip())


def _sent(form: Element) -> None:
    """In place: a ``form`` that sends nothing but a reader to its address is a link."""
    address = (form.get("action") or "").strip()
    held = list(form.iter("button", *_FIELDS))
    if len(held) != 1 or (form.get("method") or "get").lower() != "get" or words(form) != words(held[0]):
        return
    if not _NOWHERE.match(address) and (held[0].tag == "button" or held[0].get("type") in _PRESSED):
        _made(held[0], "a", address)
        form.tag = "div"


def _made(one: Element, tag: str, address: str = "") -> None:
    """In place: ``one`` is a piece of text."""
    if one.tag == "input":
        one.text = one.get("value")
    one.tag = tag
    for key in ("type", "onclick", "role", "value"):
        one.attrib.pop(key, None)
    if address:
        one.set("href", address)


def without_targets(element: Element, repairs: Repairs) -> None:
    """In place: links of ``element``, and what stands for the ear beside them, say no more how they open."""
    for link in list(element.iter("a")):
        near = link.getnext() if not (link.tail or "").strip() else None
        beside = [near] if near is not None and near.tag in ("span", "small") else []
        for one in [*link.iterdescendants(), *beside]:
            if one.getparent() is None or not isinstance(one.tag, str):
                continue
            said = one.get("alt", "") if one.tag == "img" else words(one)
            if said and _SAYS.fullmatch(said) and (one in beside or said != words(link)):
                where = f" at “{excerpt(words(link).replace(said, '').strip())}”"
                if one in beside and _STOP.match(one.tail or ""):
                    link.tail = None
                drop(one)
                repairs.append(_left_out(link, said, where))
        for one in [link, *link.iterdescendants()]:
            for key in ("text", "tail") if one is not link else ("text",):
                text = getattr(one, key) or ""
                said = _AT_END.search(text)
                if said and said[0].strip() != words(link):
                    setattr(one, key, text[: said.start()])
                    repairs.append(_left_out(link, said[0].strip(), f" at “{excerpt(words(link))}”"))


def close_up(element: Element) -> None:
    """In place: no link ends with a space right before a stop, where a drawing or “(new tab)” stood between
    the two."""
    for link in element.iter("a"):
        last = link if _STOP.match(link.tail or "") else None
        while last is not None and len(last) and not (last[-1].tail or "").strip():
            last = last[-1]
            last.tail = None
            if last.tag in ("img", "br"):
                break
        if last is not None and len(last):
            last[-1].tail = (last[-1].tail or "").rstrip()
        elif last is not None and last.text:
            last.text = last.text.rstrip()


def _left_out(link: Element, said: str, where: str) -> Repair:
    return Repair("part of the page left out", at(link), f"how a link opens on the page: “{said}”{where}")
