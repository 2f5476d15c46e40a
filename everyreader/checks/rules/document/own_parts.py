"""WEB: what a page's own policy blocks of it, and the address that it says it has (CSP Level 3; HTML,
4.6.7)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from everyreader.browser.rendered import Element
from everyreader.browser.rendered.reading import ShownReading
from everyreader.checks.rules.document.documents import metas
from everyreader.checks.rules.document.elements import hit
from everyreader.checks.rules.model import Fix, Hit, advice_for_foreign, rule, short, where
from everyreader.checks.rules.subjects import SHOWN, Case
from everyreader.checks.semantics import Page, pages
from everyreader.model.findings import Ground, Mender

_DIRECTIVE = re.compile(r"directive:? [\"']?([a-z-]+)")
_WHAT = {
    "style": "its style sheet",
    "script": "its script",
    "media": "its sound",
    "img": "an image",
    "font": "its letters",
}
_ADDRESSES = ("canonical", "alternate", "shortlink", "amphtml")
_TOLD = ("og:url", "twitter:url", "al:web:url")
_KEYS = ("url", "@id", "mainEntityOfPage")


@where("documents with a policy")
def _has_policy(case: Case[ShownReading]) -> bool:
    return any(
        page.rendered.blocked or any(metas(page, "http-equiv", "content-security-policy"))
        for page in pages(case)
    )


@rule(
    "WEB-012",
    "own-part-blocked",
    on=SHOWN,
    criterion="EN 301 549 5.4",
    message="the page's own policy keeps a part of the page from working",
    fix="let the policy name the part as it is now, or put the part back as it was",
    applies=_has_policy,
    rests_on=Ground.STANDARD,
    why="The page loses its look, its pictures or its sound in every browser.",
)
@advice_for_foreign
def own_part_blocked(case: Case[ShownReading]) -> Iterator[Hit]:
    """Of another's page nobody knows whether it was to do without."""
    for page in pages(case):
        told = {_what(line): line for line in page.rendered.blocked}
        for what, line in told.items():
            words = short(line, 120)
            yield replace(hit(case, page, page.elements[0], what or words), excerpt=words)


def _what(line: str) -> str:
    found = _DIRECTIVE.search(line)
    return _WHAT.get(found[1].partition("-")[0], "") if found else ""


@where("pages of ours that name their address on the web")
def _tells(case: Case[ShownReading]) -> bool:
    if case.publication is None or case.foreign:
        return False
    return any(True for page in pages(case) for _ in _addresses(page))


@rule(
    "WEB-013",
    "address-of-another",
    on=SHOWN,
    criterion="HTML 4.6.7",
    message="the page says that it is found at an address that is not its own",
    fix=Fix(
        Mender.AUTHOR,
        "take it out, or say where the editions are published (`web` in publisher.yaml)",
        "take it out, or write the page's own address",
    ),
    applies=_tells,
    house=True,
    rests_on=Ground.HOUSE,
    why="Search engines and link previews send the reader to another page.",
)
def address_of_another(case: Case[ShownReading]) -> Iterator[Hit]:
    if case.publication is None:
        return
    house, name = case.publication.house, quote(case.publication.name)
    for page in pages(case):
        for one, address in _addresses(page):
            known = (
                address == case.publication.metadata.identifier
                or house.web
                and (address + "/").startswith(f"{house.web}{name}/")
            )
            if not known:
                yield hit(case, page, one, short(address))


def _addresses(page: Page) -> Iterator[tuple[Element, str]]:
    """Each address of the web that the page gives as its own, or as another form of itself."""
    for one in page.elements:
        said = one.attributes
        if one.name == "LINK" and set(said.get("rel", "").lower().split()) & set(_ADDRESSES):
            found = [said.get("href", "")]
        elif one.name == "META" and (said.get("property") or said.get("name", "")).lower() in _TOLD:
            found = [said.get("content", "")]
        elif one.name == "SCRIPT" and said.get("type", "").strip().lower() == "application/ld+json":
            text = "".join(each.text for each in page.children(one) if each.name == "#text")
            found = list(_of_data(text))
        else:
            continue
        yield from ((one, address.strip()) for address in found if _is_of_the_web(address))


def _of_data(text: str) -> Iterator[str]:
    """What the thing itself is said to be found at; that it is broken is another rule's."""
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError):
        return
    for thing in data if isinstance(data, list) else [data]:
        for key in _KEYS if isinstance(thing, dict) else ():
            value = thing.get(key)
            value = value.get("@id") if isinstance(value, dict) else value
            if isinstance(value, str):
                yield value


def _is_of_the_web(address: str) -> bool:
    return address.strip().lower().startswith(("http://", "https://", "//"))
