"""DOC, NAM: identifiers, and what refers to them (WCAG 4.1.2, 1.3.1)."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.browser.rendered.snapshot import Element
from everyreader.checks.rules.document.elements import looking, where_there
from everyreader.checks.rules.model import rule, where
from everyreader.checks.rules.subjects import DOCUMENTS
from everyreader.checks.semantics import Page
from everyreader.checks.semantics.names import name_of
from everyreader.checks.semantics.roles import UNMAPPED_INPUTS, included, input_type, role_of
from everyreader.model.findings import Ground

Found = Iterator[tuple[Element, str]]

# What names parts that may come later, such as aria-controls and aria-errormessage, is left alone.
_REFERRING = (
    "aria-activedescendant",
    "aria-describedby",
    "aria-details",
    "aria-flowto",
    "aria-labelledby",
    "aria-owns",
)

_OF_HTML = ("list", "form")  # in MathML form says where an operator stands
_FIELDS = ("INPUT", "SELECT", "TEXTAREA", "METER", "PROGRESS", "OUTPUT", "BUTTON")


@rule(
    "DOC-009",
    "identifier-doubled",
    on=DOCUMENTS,
    criterion="HTML 3.2.6",
    message="two elements have the same identifier",
    fix="give each its own; what refers to it reaches the first alone",
    applies=where("documents with identifiers")(
        where_there(lambda page, one: bool(one.attributes.get("id")))
    ),
    house=True,
    rests_on=Ground.STANDARD,
    act=("3ea0c8",),
)
@looking
def identifier_doubled(page: Page) -> Found:
    for name, bearers in page.ids.items():
        trees: set[int] = set()
        for one in bearers:
            if page.tree(one) in trees:
                yield one, f"“{name}”"
            trees.add(page.tree(one))


def _refers(page: Page, one: Element) -> bool:
    return any(name in one.attributes for name in _referring(page, one)) or (
        one.name == "LABEL" and "for" in one.attributes
    )


@rule(
    "NAM-019",
    "reference-dead",
    on=DOCUMENTS,
    criterion="WCAG 1.3.1, 4.1.2",
    message="something refers to an element that does not exist",
    fix="name the identifier of an element of the same document",
    applies=where("documents with elements that refer to others")(where_there(_refers)),
    rests_on=Ground.ADVICE,
)
@looking
def reference_dead(page: Page) -> Found:
    """What loses its name by it is told by the rules about names."""
    for one in page.elements:
        for attribute in _referring(page, one):
            missing = [
                name for name in one.attributes.get(attribute, "").split() if page.by_id(name, one) is None
            ]
            nameless = attribute == "aria-labelledby" and included(page, one) and not name_of(page, one)
            if missing and not nameless:
                yield one, f"{attribute} “{' '.join(missing)}”"
        if one.name == "LABEL" and "for" in one.attributes and not page.hidden(one):
            target = page.by_id(one.attributes["for"], one)
            if (target is None or target.name not in _FIELDS) and not _nameless_field(page):
                yield one, f"for “{one.attributes['for']}”"


def _nameless_field(page: Page) -> bool:
    for one in page.elements:
        field = one.name in _FIELDS or role_of(page, one) in ("textbox", "checkbox", "combobox", "radio")
        hidden_input = (
            one.name == "INPUT" and input_type(one) not in UNMAPPED_INPUTS and not role_of(page, one)
        )
        if field and not hidden_input and included(page, one) and not name_of(page, one):
            return True
    return False


def _referring(page: Page, one: Element) -> tuple[str, ...]:
    return (*_REFERRING, *_OF_HTML) if page.is_html(one) else _REFERRING
