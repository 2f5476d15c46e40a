"""A folded part of a page: ``details``, or a panel and the words that open it, as an element that ``folds``
knows."""

from __future__ import annotations

import re

from everyreader.importers.account import WORD
from everyreader.importers.blocks.fold_levels import FOLD, LINE
from everyreader.importers.draft import Repairs, excerpt
from everyreader.importers.web.elements import Element, at, drop
from everyreader.importers.web.words import words
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
