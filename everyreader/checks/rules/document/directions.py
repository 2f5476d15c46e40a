"""DOC, LNG: words that run, or are said to be, as their letters are not (WCAG 1.3.2, 3.1.1, 3.1.2; Unicode,
bidirectional classes)."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

import langcodes
import regex

from everyreader.browser.rendered import Element
from everyreader.checks.rules.document.elements import looking, where_there
from everyreader.checks.rules.model import Hit, rule, where
from everyreader.checks.rules.subjects import DOCUMENTS, TAGGED, Case
from everyreader.checks.rules.writing.typed import SCRIPTS
from everyreader.checks.semantics import Page
from everyreader.model.publication import Kind, Role
from everyreader.model.reading import Reading

_RIGHTWARD, _LEFTWARD = ("L",), ("R", "AL")
_ENOUGH = 20  # letters, of which the whole part then says in which direction it runs
_SAMPLE, _STRANGE = 200, 0.9  # letters in another script, and their share, with which a language is another
_SEVERAL_SCRIPTS = frozenset(
    ["az", "bs", "ha", "kk", "ks", "ku", "ky", "mn", "ms", "pa", "sd", "sr", "tg", "tk", "tt", "ug", "uz"]
)
NO_WORDS = (Kind.IMAGE, Kind.MATH, Kind.CODE)
_NOT_SHOWN = ("SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "HEAD", "TITLE")
_TYPED = ("INPUT", "TEXTAREA", "SELECT", "OPTION", "PRE", "CODE", "BDO")


def _directed(_: Page, one: Element) -> bool:
    return one.attributes.get("dir", "").strip().lower() in ("rtl", "ltr") and one.name not in _TYPED


@rule(
    "DOC-016",
    "direction-against-script",
    on=DOCUMENTS,
    criterion="WCAG 1.3.2",
    message="words run in the other direction than their script is written in",
    fix="take dir away, or write the direction of the words",
    applies=where("documents that name a direction")(where_there(_directed)),
    why=(
        "Full stops, numbers and lists stand at the wrong end, and lines that mix scripts are read in "
        "another order."
    ),
)
@looking
def direction_against_script(page: Page) -> Iterator[tuple[Element, str]]:
    """Where not one letter of the whole part runs as it is told to, each full stop goes to the wrong end.

    A part that is inside another such, or says nothing of its own, is left alone: so is a page in Hebrew with
    a quotation in English.
    """
    for one in page.elements:
        said = one.attributes.get("dir", "").strip().lower()
        if not _directed(page, one):
            continue
        counted = _letters(page, one)
        right, left = (sum(counted[name] for name in names) for names in (_RIGHTWARD, _LEFTWARD))
        if said == "rtl" and right >= _ENOUGH and not left:
            yield one, "not one of its letters runs from right to left"
        elif said == "ltr" and left >= _ENOUGH and not right and one.block:
            yield one, "not one of its letters runs from left to right"


def _letters(page: Page, element: Element) -> Counter[str]:
    """The bidirectional classes of the letters below it that take their direction from it."""
    counted: Counter[str] = Counter()
    waiting = [element]
    while waiting:
        one = waiting.pop()
        if one.name == "#text":
            counted.update(map(unicodedata.bidirectional, one.text))
        elif one is element or not ("dir" in one.attributes or one.name in (*_NOT_SHOWN, *_TYPED, "BDI")):
            waiting += page.children(one)
    return counted


@cache
def _script(tag: str) -> str:
    """The script that a language is written in, of which alone one can tell (ISO 15924); ``""`` where nobody
    can."""
    try:
        language = langcodes.Language.get(tag)
    except ValueError:
        return ""
    if not language.language or language.language in _SEVERAL_SCRIPTS and not language.script:
        return ""
    script = language.maximize().script or ""
    return script if script in SCRIPTS else ""


def _texts(case: Case[Reading]) -> dict[str, str]:
    """The words of each language that can be told by its script."""
    found: dict[str, list[str]] = {}
    for unit in (*case.reading.units, *case.reading.notes):
        for run in unit.runs if unit.kind not in NO_WORDS else ():
            if run.role is Role.TEXT and run.language and _script(run.language):
                found.setdefault(run.language, []).append(run.text)
    return {language: " ".join(texts) for language, texts in found.items()}


def of_another_script(case: Case[Reading]) -> dict[str, str]:
    """The languages whose words are written in another script than theirs, and its name. Names in another
    script are no fault."""
    found = {}
    for language, text in _texts(case).items():
        own = "".join(rf"\p{{Script={name}}}" for name in SCRIPTS[_script(language)])
        strange = regex.findall(rf"(?V1)[\p{{L}}--[{own}\p{{Script=Common}}\p{{Script=Inherited}}]]", text)
        letters = len(regex.findall(rf"[{own}]", text)) + len(strange)
        if len(strange) >= _SAMPLE and len(strange) > _STRANGE * letters:
            found[language] = unicodedata.name(strange[0], "another script").split()[0].capitalize()
    return found


@rule(
    "LNG-004",
    "language-of-another-script",
    on=TAGGED,
    criterion="WCAG 3.1.1, 3.1.2",
    message="the language that is named is not that of the words",
    fix="name the language of the words, by its tag as BCP 47 has it",
    applies=where("files with words whose language is named and is written in one script")(
        lambda case: bool(_texts(case))
    ),
)
def language_of_another_script(case: Case[Reading]) -> Iterator[Hit]:
    for language, script in of_another_script(case).items():
        yield Hit(f"words that are said to be “{language}” are written in {script} letters")
