"""WEB: the page in a browser (WCAG 2.2)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.look.fit import needs_two_dimensions
from everyreader.checks.rules.model import REBUILD, STYLE, Hit, rule, short
from everyreader.checks.rules.subjects import PAGE, Case
from everyreader.formats.html.read.reading import HtmlReading
from everyreader.model.findings import Ground

_TOP = ("", "#", "#top")
_LANDMARKS = ("banner", "main", "contentinfo")


@rule(
    "WEB-001",
    "text-hidden",
    on=PAGE,
    criterion="WCAG 1.3.1",
    message="eye and ear are not given the same words",
    fix=STYLE,
    house=True,  # a page of others may say for the ear what its look says to the eye (WCAG, technique C7)
    rests_on=Ground.WORDS,
)
def text_hidden(case: Case[HtmlReading]) -> Iterator[Hit]:
    for text in case.reading.visible_not_spoken:
        yield Hit(f"“{short(text)}” is seen and not spoken", None, short(text))
    for text in case.reading.spoken_not_visible:
        yield Hit(f"“{short(text)}” is spoken and not seen", None, short(text))


@rule(
    "WEB-002",
    "page-overflows",
    on=PAGE,
    criterion="WCAG 1.4.10",
    message="the page scrolls sideways at 320 px",
    fix=STYLE,
)
def page_overflows(case: Case[HtmlReading]) -> Iterator[Hit]:
    """A table or an image of a foreign page may need two dimensions (WCAG 1.4.10): where nothing else is too
    wide, a person looks."""
    if case.reading.overflow_at_320:
        yield Hit(unsure=case.foreign and all(map(needs_two_dimensions, case.reading.rendered)))


@rule(
    "WEB-003",
    "page-fetches",
    on=PAGE,
    criterion="CSP Level 3",
    message="the page asks for something outside itself",
    fix="put it into the page, or take it out",
    rests_on=Ground.HOUSE,
)
def page_fetches(case: Case[HtmlReading]) -> Iterator[Hit]:
    for address in case.reading.requests:
        yield Hit(address)


@rule(
    "WEB-004",
    "console-error",
    on=PAGE,
    criterion="CSP Level 3",
    message="the browser complains about the page",
    fix=REBUILD,
    rests_on=Ground.HOUSE,
)
def console_error(case: Case[HtmlReading]) -> Iterator[Hit]:
    """What its own policy kept from working is another rule's."""
    blocked = {line for one in case.reading.rendered for line in one.blocked}
    for line in case.reading.console_errors:
        if line not in blocked:
            yield Hit(short(line))


@rule(
    "WEB-005",
    "link-dead",
    on=PAGE,
    criterion="WCAG 2.4.4",
    message="a link into the page leads nowhere",
    fix="let it lead to a place that is there",
)
def link_dead(case: Case[HtmlReading]) -> Iterator[Hit]:
    """By HTML an empty name, and "top", are the page's top; where scripts run, a name may be for them."""
    scripted = any(
        "SCRIPT" in {node.name for node in one.wide.nodes.values()} for one in case.reading.rendered
    )
    for link in case.reading.dead_links:
        address = link.rpartition("(")[2].rstrip(")").strip().lower()
        unsure = case.foreign and (scripted or address in _TOP)
        yield Hit(link, rests_on=Ground.ADVICE if unsure else None)


@rule(
    "WEB-006",
    "target-small",
    on=PAGE,
    criterion="WCAG 2.5.5",
    message="a target is smaller than 44 px",
    fix=STYLE,
)
def target_small(case: Case[HtmlReading]) -> Iterator[Hit]:
    for target in case.reading.targets:
        if target.under(44):
            yield Hit(
                f"{target.role} “{short(target.name, 40)}” is {target.width:.0f} × {target.height:.0f} px"
            )


@rule(
    "WEB-007",
    "landmark-missing",
    on=PAGE,
    criterion="WCAG 1.3.1",
    message="a landmark is missing or doubled",
    fix="give the page one header, one main and one footer",
    house=True,
    rests_on=Ground.ADVICE,
)
def landmark_missing(case: Case[HtmlReading]) -> Iterator[Hit]:
    roles = [landmark.role for landmark in case.reading.landmarks]
    for role in _LANDMARKS:
        if roles.count(role) != 1:
            yield Hit(f"{roles.count(role)} of {role}, expected one")
