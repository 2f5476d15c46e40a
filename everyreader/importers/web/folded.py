"""What a page folds away (accordions, tabs, “read more”): its panels stand open, each a fold of ``folds``."""

from __future__ import annotations

import re
from collections.abc import Callable

from everyreader.importers.draft import Repairs, excerpt
from everyreader.importers.web import parts
from everyreader.importers.web.elements import Element, at, class_named, drop
from everyreader.importers.web.words import BLOCKS, HEADINGS, words
from everyreader.model.elements import enclosing

_OTHER = re.compile(r"\b(?:modal|dropdown|dialog|offcanvas|popover|tooltip|menu|listbox)\b", re.IGNORECASE)
_PANEL = class_named(
    r"(?:slick|swiper|splide|carousel)[-_]{1,2}(?:slide|item)|accordion|collaps\w*|toggle|tab-?panel"
    r"|tab-?pane|tab-?content|panel|answer|faq|spoiler|foldable|expander"
)
_ALL = re.compile(r"\b(?:all|alle|tout|todo|tutto)\b", re.IGNORECASE)
_FURNITURE = re.compile(
    r"(?:menu|navigation|search|share|print|settings|filter|language|suche|teilen|drucken|menü|recherche"
    r"|partager|imprimer|"
    r"buscar|compartir|cerca|condividi)\b.*",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"clone|duplicate", re.IGNORECASE)  # slides that are there a second time
_HIDES = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:!important)?\s*;?", re.IGNORECASE)


def opened(article: Element, repairs: Repairs, is_furniture: Callable[[Element], bool]) -> None:
    """In place: panels that a control of ``article`` opens are shown, each a fold that the control's words
    open."""
    places = {one.get("id"): one for one in article.iterdescendants() if one.get("id")}

    def is_beside(one: Element) -> bool:
        return any(is_furniture(each) for each in (one, *one.iterancestors()) if each is not article)

    parts.mark(article, places)
    for control in [one for one in article.iterdescendants() if _is_control(one)]:
        if article not in control.iterancestors() or is_beside(control):
            continue
        parts.without_signs(control, repairs)
        panel = _panel(control, places, article)
        if panel is None or is_beside(panel) or _is_window(panel) or _FURNITURE.fullmatch(words(control)):
            _head_alone(control)
            continue
        _show(panel)
        _said(control, panel, repairs)
    for one in article.iterdescendants():
        named = f"{one.get('class') or ''} {one.get('id') or ''}"
        is_panel = one.get("role") == "tabpanel" or one.get("hidden") == "until-found" or _PANEL.search(named)
        if (
            is_panel
            and isinstance(one.tag, str)
            and not _AGAIN.search(named)
            and _is_hidden(one)
            and not is_beside(one)
            and words(one)
        ):
            _show(one)
            repairs.say("folded part opened", at(one), f"“{excerpt(words(one))}”")


def _is_window(panel: Element) -> bool:
    return (
        panel.tag == "dialog"
        or panel.get("role") in ("dialog", "alertdialog")
        or bool(_OTHER.search(panel.get("class") or ""))
    )


def _is_control(one: Element) -> bool:
    if not isinstance(one.tag, str) or one.tag in ("summary", "input", "select", "textarea"):
        return False
    if _OTHER.search(f"{one.get('aria-haspopup')} {one.get('data-toggle')} {one.get('data-bs-toggle')}"):
        return False
    toggles = (one.get("data-toggle") or one.get("data-bs-toggle") or "").lower() in (
        "collapse",
        "tab",
        "pill",
    )
    return (
        one.tag == "button"
        or one.get("role") == "tab"
        or "aria-expanded" in one.attrib
        or toggles
        or "aria-controls" in one.attrib
        and (one.tag == "a" or one.get("role") == "button")
    )


def _panel(control: Element, places: dict[str | None, Element], article: Element) -> Element | None:
    """What ``control`` opens: what it refers to, what is labelled by it, or what stands right behind it."""
    to = control.get("href") or ""
    said = (
        *(control.get("aria-controls") or "").split(),
        (control.get("data-target") or control.get("data-bs-target") or "").lstrip("#"),
        to[1:] if to.startswith("#") else "",
    )
    told = [places[one] for one in dict.fromkeys(said) if one in places]
    told = [one for one in told if one not in control.iterancestors()]
    if len(told) == 1:
        return told[0]
    if len(told) > 1:  # “open all”
        return None
    own = control.get("id")
    labelled = [
        one for one in places.values() if own and one.get("aria-labelledby") == own and one is not control
    ]
    if labelled and labelled[0].get("role") in ("region", "tabpanel"):
        return labelled[0]
    if (
        "aria-expanded" not in control.attrib
        or _ALL.search(words(control))
        and parts.BARE.fullmatch(words(control))
    ):
        return None
    around = _around(control, article)
    behind = around.getnext()
    return behind if behind is not None and behind.tag in BLOCKS and not (around.tail or "").strip() else None


def _around(control: Element, article: Element) -> Element:
    """The outermost element around ``control`` that says nothing but its words."""
    said = words(control)
    while True:
        outer = control.getparent()
        if outer is None or outer is article or outer.tag in ("li", "body") or words(outer) != said:
            return control
        control = outer


def _is_hidden(one: Element) -> bool:
    return (
        "hidden" in one.attrib
        or one.get("aria-hidden") == "true"
        or bool(_HIDES.search(one.get("style") or ""))
    )


def _show(panel: Element) -> None:
    for key in ("hidden", "aria-hidden"):
        panel.attrib.pop(key, None)
    panel.set("style", _HIDES.sub("", panel.get("style") or ""))


def _head(control: Element) -> Element | None:
    """The heading or term that says nothing but ``control``, around it or in it."""
    heads = (*HEADINGS, "dt")
    for one in (control, *control.iterancestors(), *control.iterdescendants()):
        if one.get("role") == "heading" and one.tag not in heads:
            level = one.get("aria-level") or "2"
            one.tag = f"h{min(6, max(1, int(level)))}" if level.isdecimal() else "h2"
        if one.tag in heads and words(one) == words(control):
            return one
    return None


def _head_alone(control: Element) -> None:
    """In place: a heading whose words are a button's keeps them."""
    if control.tag == "button" and words(control) and _head(control) is not None:
        _plain(control)


def _plain(control: Element) -> None:
    if control.tag in (*HEADINGS, "dt"):
        return
    control.tag = "div" if any(one.tag in HEADINGS for one in control) else "span"
    for key in [key for key in control.attrib if key not in ("id", "class", "lang")]:
        del control.attrib[key]


def _said(control: Element, panel: Element, repairs: Repairs) -> None:
    """In place: the words of ``control`` head its ``panel``, and stand there once."""
    said = words(control)
    if not said or parts.BARE.fullmatch(said):
        repairs.say(
            "folded part opened",
            at(panel),
            f"“{excerpt(said)}” is left out; “{excerpt(words(panel))}” stands open",
        )
        drop(control)
        return
    first = next((one for one in panel.iter(*HEADINGS)), None)
    before = words(panel).partition(said)[0].strip()
    head = _head(control)
    is_tab = control.get("role") == "tab" or "tab" in (
        control.get("data-toggle") or control.get("data-bs-toggle") or ""
    )
    if first is not None and words(first) == said and before in ("", *map(words, panel.iter("button"))):
        parts.made(first, panel)
        parts.gone(control)
    elif head is not None and (head is control or not is_tab):
        _plain(control)
        _out_of_list(head, panel)
        around = panel.iterancestors()
        if head.tag in HEADINGS and head not in around and parts.is_right_before(head, panel):
            parts.made(head, panel)
        else:
            repairs.say("folded part opened", at(panel), f"its heading: “{excerpt(said)}”")
    elif control not in panel.iterancestors() and (is_tab or not _is_among_words(control)):
        _plain(control)
        _out_of_list(control, panel)
        parts.made(control, panel)
    else:
        _plain(control)
        repairs.say("folded part opened", at(panel), f"behind “{excerpt(said)}”")


def _out_of_list(head: Element, panel: Element) -> None:
    """In place: a list whose points are headings and their panels is none."""
    item = next(head.iterancestors("li"), None)
    if item is None or item not in panel.iterancestors() or enclosing(item).tag not in ("ul", "ol"):
        return
    if words(item) != f"{words(head)} {words(panel)}".strip():
        return
    owner = enclosing(item)
    item.tag = "div"
    if not any(one.tag == "li" for one in owner):
        owner.tag = "div"


def _is_among_words(control: Element) -> bool:
    """Whether words of the same line stand beside ``control``."""
    around, before = enclosing(control), control.getprevious()
    said = (control.tail, around.text if before is None else before.tail)
    return (
        around.tag not in BLOCKS or around.tag in ("p", *HEADINGS) or any((one or "").strip() for one in said)
    )
