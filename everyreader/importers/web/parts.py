"""A folded part of a page: ``details``, or a panel and the words that open it, as an element that ``folds``
knows. What opens one and does not say so in ARIA is told by classes, by what is clicked, by the identifiers
that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from everyreader.importers.account import WORD
from everyreader.importers.blocks.fold_levels import FOLD, LINE
from everyreader.importers.draft import Repairs, excerpt
from everyreader.importers.web.elements import Element, at, drop
from everyreader.importers.web.words import BLOCKS, HEADINGS, words
from everyreader.model.elements import enclosing

# The words of a control that say what it does and nothing of its panel.
BARE = re.compile(
    r"(?:read|show|see|view|learn)? ?(?:more|less|all|full text)|show|hide|open|close|expand|collapse"
    r"|toggle|details|"
    r"(?:show|hide|open|close|expand|collapse|toggle) (?:this )?(?:section|answer|details|panel|content"
    r"|all(?: sections)?)|"
    r"mehr(?: (?:lesen|anzeigen|erfahren))?|weiterlesen|weniger|(?:ein|aus)blenden|auf-?klappen|zu-?klappen"
    r"|öffnen|schließen|"
    r"(?:lire|voir|en savoir) (?:la suite|plus)|(?:tout )?(?:afficher|masquer|ouvrir|fermer|déplier|replier)|"
    r"(?:leer|ver|mostrar) más|(?:mostrar|ocultar|abrir|cerrar)|(?:leggi|mostra) (?:tutto|di più|altro)"
    r"|[\W_]*",
    re.IGNORECASE,
)
Places = Mapping[str | None, Element]
_FOLDS = re.compile(
    r"accordion|faq|collaps|toggl|spoiler|expand|foldable|unfold|akkordeon|acordeon|fisarmonica",
    re.IGNORECASE,
)
_BEGIN, _END = r"(?:^|[-_ ]|(?<=[a-z])(?=[A-Z]))(?i:", r")(?:$|[-_ ]|(?=[A-Z]))"
_OPENS = re.compile(
    rf"{_BEGIN}question|head(?:er|ing|line)?|title|titel|titre|t[ií]tulo|titolo|trigger|toggle|button|btn|control"
    rf"|label|summary|opener|handle|accordion|q{_END}"
)
_OPENED = re.compile(
    rf"{_BEGIN}answer|contents?|body|panel|pane|collapse|collapsible|description|details|text|inner|inhalt|contenu"
    rf"|contenido|contenuto|antwort|r[eé]ponse|respuesta|risposta|hidden|a{_END}"
)
_SHOWN_LATER = ("x-show", "x-collapse", "v-show", "v-if", "ng-show", "ng-if", "hidden")
_QUOTED = re.compile(r"['\"]#?([\w-]+)['\"]")
_LONGEST = 40  # words of a question


def unfolded(summary: Element, repairs: Repairs) -> None:
    """In place: ``details`` are a folded part that its first ``summary`` opens; of a further one the words
    stay."""
    without_signs(summary, repairs)
    around = enclosing(summary)
    alone = not (around.text or "").strip() and summary.getprevious() is None
    summary.tag = "div"
    if alone:
        summary.set("class", LINE)
    if alone and around.tag == "details":
        around.tag = "div"
        around.set("class", FOLD)


def made(head: Element, panel: Element) -> None:
    """In place: ``panel`` is a folded part that ``head`` opens, which is moved to its beginning."""
    fold, line = panel.makeelement("div", {"class": FOLD}), panel.makeelement("div", {"class": LINE})
    if panel.tag in ("li", "dd", "td", "th"):
        fold.text, panel.text = panel.text, None
        fold.extend(list(panel))
        panel.append(fold)
    else:
        panel.addprevious(fold)
        fold.tail, panel.tail = panel.tail, None
        fold.append(panel)
    line.tail, fold.text = fold.text, None
    around = head.getparent()
    drop(head)
    line.append(head)
    fold.insert(0, line)
    _emptied(around)


def is_right_before(head: Element, panel: Element) -> bool:
    """Whether no words stand between the two."""
    following = head.xpath("following::text()[normalize-space()]")[:1]
    return any(panel in (one.getparent(), *enclosing(one).iterancestors()) for one in following)


def gone(control: Element) -> None:
    """In place: ``control`` goes, and with it the parts that held nothing else."""
    around = control.getparent()
    drop(control)
    _emptied(around)


def _emptied(around: Element | None) -> None:
    """In place: parts that hold nothing any more go, from ``around`` outwards."""
    while around is not None and around.getparent() is not None and around.tag != "body":
        if words(around) or next(around.iter("img", "table"), None) is not None:
            return
        outer = around.getparent()
        drop(around)
        around = outer


def without_signs(control: Element, repairs: Repairs) -> None:
    """In place: “Show”, “+” and their like in a control with other words are no words of it."""
    for one in list(control.iterdescendants()):
        said = words(one)
        if one.getparent() is not None and said and said != words(control) and BARE.fullmatch(said):
            drop(one)
            if WORD.search(said):
                repairs.say(
                    "part of the page left out", at(control), f"what a button does: “{excerpt(said)}”"
                )


def mark(article: Element, places: Places) -> None:
    """In place: whatever opens a part of ``article`` says so (``aria-expanded``, ``aria-controls``)."""
    for one in list(article.iter("label")):
        box, behind = places.get(one.get("for")), one.getnext()
        is_box = box is not None and box.get("type") in ("checkbox", "radio")
        if is_box and behind is not None and behind.tag in BLOCKS:
            one.set("aria-expanded", "false")
    for one in list(article.iterdescendants("button", "a", "div", "span", "p", "li", "dt", "td")):
        if one.get("aria-expanded") or not 0 < len(words(one).split()) <= _LONGEST:
            continue
        if one.get("aria-controls"):
            one.set("role", one.get("role") or "button")
            continue
        if target := next(_targets(one, places), ""):
            one.set("aria-controls", target)
            one.set("role", "tab" if any("tab" in key for key in one.attrib) else "button")
        elif _opens_next(one):
            one.set("aria-expanded", "false")


def _targets(one: Element, places: Places) -> Iterator[str]:
    """The identifiers of folded parts that ``one`` names in an attribute of its own, or in what its click
    does."""
    for key, value in one.attrib.items():
        said = _QUOTED.findall(value) if "click" in key else [value.lstrip("#")] * key.startswith("data-")
        for each in said:
            part = places.get(each)
            if part is not None and part not in (one, *one.iterancestors()) and _is_folded(part):
                heading = next(part.iter(*HEADINGS), None)
                if heading is None or not words(part).startswith(words(heading)):  # else a page of its own
                    yield each


def _is_folded(part: Element) -> bool:
    is_hidden = "display:none" in (part.get("style") or "").replace(" ", "")
    is_later = any(key in part.attrib for key in _SHOWN_LATER)
    return part.tag in BLOCKS and bool(is_hidden or is_later or _OPENED.search(part.get("class") or ""))


def _opens_next(one: Element) -> bool:
    """Whether ``one`` is called what opens a part, or is clicked, and a part stands right behind it."""
    behind = one.getnext()
    if behind is None or behind.tag not in BLOCKS or (one.tail or "").strip() or not words(behind):
        return False
    inside = ("button", "a", "ul", "ol", "table", "p", *HEADINGS)
    if any(each.tag in inside for each in one.iterdescendants()) or not _is_folded(behind):
        return False
    around = [each.get("class") or "" for each in (one, behind, *list(one.iterancestors())[:3])]
    is_clicked = any("click" in key for key in one.attrib) or one.get("role") == "button"
    is_fold = any(map(_FOLDS.search, around))
    is_button = one.tag == "button" and (is_fold or _OPENED.search(behind.get("class") or ""))
    return bool(is_clicked or is_button or is_fold and _OPENS.search(one.get("class") or ""))
