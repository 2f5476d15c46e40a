"""WEB: the page in a browser (WCAG 2.2)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.look.fit import needs_two_dimensions
from everyreader.checks.rules.model import REBUILD, STYLE, Case, Hit, Rule, short
from everyreader.findings import Ground, Rendition

_PAGE = (Rendition.HTML,)
_TOP = ("", "#", "#top")
_LANDMARKS = ("banner", "main", "contentinfo")


def _hidden(case: Case) -> Iterator[Hit]:
    for text in case.reading.visible_not_spoken:
        yield Hit(f"“{short(text)}” is seen and not spoken", None, short(text))
    for text in case.reading.spoken_not_visible:
        yield Hit(f"“{short(text)}” is spoken and not seen", None, short(text))


def _overflow(case: Case) -> Iterator[Hit]:
    """A table or an image of a foreign page may need two dimensions (WCAG 1.4.10): where nothing else is too wide, a person looks."""
    if case.reading.overflow_at_320:
        yield Hit(unsure=case.foreign and all(map(needs_two_dimensions, case.reading.rendered)))


def _requests(case: Case) -> Iterator[Hit]:
    for address in case.reading.requests:
        yield Hit(address)


def _complaints(case: Case) -> Iterator[Hit]:
    """What its own policy kept from working is another rule's."""
    blocked = {line for one in case.reading.rendered for line in one.blocked}
    for line in case.reading.console_errors:
        if line not in blocked:
            yield Hit(short(line))


def _dead_links(case: Case) -> Iterator[Hit]:
    """By HTML an empty name, and "top", are the page's top; where scripts run, a name may be for them."""
    scripted = any(
        "SCRIPT" in {node.name for node in one.wide.nodes.values()} for one in case.reading.rendered
    )
    for link in case.reading.dead_links:
        address = link.rpartition("(")[2].rstrip(")").strip().lower()
        unsure = case.foreign and (scripted or address in _TOP)
        yield Hit(link, rests_on=Ground.ADVICE if unsure else None)


def _small_targets(case: Case) -> Iterator[Hit]:
    for target in case.reading.targets:
        if target.under(44):
            yield Hit(
                f"{target.role} “{short(target.name, 40)}” is {target.width:.0f} × {target.height:.0f} px"
            )


def _landmarks(case: Case) -> Iterator[Hit]:
    roles = [landmark.role for landmark in case.reading.landmarks]
    for role in _LANDMARKS:
        if roles.count(role) != 1:
            yield Hit(f"{roles.count(role)} of {role}, expected one")


RULES = (
    Rule(
        "WEB-001",
        "text-hidden",
        "WCAG 1.3.1",
        "eye and ear are not given the same words",
        STYLE,
        _PAGE,
        _hidden,
        alone=True,
        house=True,  # a page of others may say for the ear what its look says to the eye (WCAG, technique C7)
        rests_on=Ground.WORDS,
    ),
    Rule(
        "WEB-002",
        "page-overflows",
        "WCAG 1.4.10",
        "the page scrolls sideways at 320 px",
        STYLE,
        _PAGE,
        _overflow,
        alone=True,
    ),
    Rule(
        "WEB-003",
        "page-fetches",
        "CSP Level 3",
        "the page asks for something outside itself",
        "put it into the page, or take it out",
        _PAGE,
        _requests,
        alone=True,
        rests_on=Ground.HOUSE,
    ),
    Rule(
        "WEB-004",
        "console-error",
        "CSP Level 3",
        "the browser complains about the page",
        REBUILD,
        _PAGE,
        _complaints,
        alone=True,
        rests_on=Ground.HOUSE,
    ),
    Rule(
        "WEB-005",
        "link-dead",
        "WCAG 2.4.4",
        "a link into the page leads nowhere",
        "let it lead to a place that is there",
        _PAGE,
        _dead_links,
        alone=True,
    ),
    Rule(
        "WEB-006",
        "target-small",
        "WCAG 2.5.5",
        "a target is smaller than 44 px",
        STYLE,
        _PAGE,
        _small_targets,
        alone=True,
    ),
    Rule(
        "WEB-007",
        "landmark-missing",
        "WCAG 1.3.1",
        "a landmark is missing or doubled",
        "give the page one header, one main and one footer",
        _PAGE,
        _landmarks,
        alone=True,
        house=True,
        rests_on=Ground.ADVICE,
    ),
)
