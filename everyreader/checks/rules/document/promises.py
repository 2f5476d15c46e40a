"""DOC, WEB: what a page promises before its first word: encoding, width, policy, a way past the top (HTML,
4.2.5; WCAG 1.4.10, 2.4.1)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from everyreader.browser.rendered import Element
from everyreader.checks.rules.document.documents import metas, viewport
from everyreader.checks.rules.document.elements import hit, tag
from everyreader.checks.rules.model import REBUILD, Hit, rule, where
from everyreader.checks.rules.subjects import PAGE, Case, WithStatement
from everyreader.checks.semantics import Page, pages
from everyreader.formats.html.read.policies import Policy
from everyreader.formats.html.read.reading import HtmlReading
from everyreader.model.findings import Ground

_WHOLE = ("utf-8", "utf8")
_ASKED = (
    "script-src",
    "style-src",
    "object-src",
    "connect-src",
    "frame-src",
)  # what could tell others of the reader
_ANYTHING = ("*", "http:", "https:", "ws:", "wss:", "blob:", "filesystem:")
_ANY_PROGRAM = ("'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "data:")


@where("HTML pages")
def _parsed(case: Case[HtmlReading]) -> bool:
    return any(page.html is not None and page.parsed_as_html for page in pages(case))


@rule(
    "DOC-015",
    "encoding-unsaid",
    on=PAGE,
    criterion="HTML 4.2.5.4",
    message="a page does not say early that it is UTF-8, so a browser guesses, and letters become others",
    fix='let <meta charset="utf-8"> be the first thing in its head',
    applies=_parsed,
    house=True,
    rests_on=Ground.STANDARD,
)
def encoding_unsaid(case: Case[HtmlReading]) -> Iterator[Hit]:
    said = case.reading.promised
    if said.encoding and said.encoding not in _WHOLE:
        yield Hit(f"it says “{said.encoding}”")
    elif not said.encoding and not said.marked:
        yield Hit("within the first 1,024 bytes, where browsers look, it says nothing")


@rule(
    "WEB-011",
    "viewport-unset",
    on=PAGE,
    criterion="WCAG 1.4.10",
    message=(
        "a page does not ask for the width of the screen, so a phone shows it as a desk does, in tiny letters"
    ),
    fix='put <meta name="viewport" content="width=device-width"> into its head',
    applies=_parsed,
    rests_on=Ground.ADVICE,
    needs="rendered",
)
def viewport_unset(case: Case[HtmlReading]) -> Iterator[Hit]:
    for page in pages(case):
        said = [viewport(one) for one in metas(page, "name", "viewport")]
        if page.html is not None and not any(one.get("width") == "device-width" for one in said):
            yield hit(
                case, page, page.html, f"width={said[0]['width']}" if said and "width" in said[0] else ""
            )


@where("HTML pages of ours")
def _ours(case: WithStatement[HtmlReading]) -> bool:
    return not case.foreign and _parsed(case)


@rule(
    "WEB-009",
    "policy-weakened",
    on=PAGE.with_statement,
    criterion="CSP Level 3",
    message="the page lets in what it does not need: programs, styles or addresses of others",
    fix=REBUILD,
    applies=_ours,
    house=True,
    why="What somebody puts into the page on its way could read along, or change the words.",
)
def policy_weakened(case: WithStatement[HtmlReading]) -> Iterator[Hit]:
    said = case.reading.promised
    if not said.policies:
        yield Hit("there is no policy")
        return
    for name in ("default-src", "base-uri", "form-action"):
        if not any(one.get(name) == ("'none'",) for one in said.policies):
            yield Hit(f"{name} is not 'none'")
    for name in _ASKED:
        sources = [
            sorted(filter(lambda one: _lax(name, one), _sources(each, name))) for each in said.policies
        ]
        if all(sources):
            yield Hit(f"{name} lets in {' '.join(sources[0])}")
    if said.late:
        yield Hit(f"it comes after {', '.join(f'<{one}>' for one in said.late)}")


def _sources(policy: Policy, name: str) -> tuple[str, ...]:
    """What ``policy`` lets in; what it does not speak of it does not keep out."""
    return policy.get(name, policy.get("default-src", ("*",)))


def _lax(name: str, source: str) -> bool:
    return (
        source in _ANYTHING
        or "." in source
        or name.endswith(("script-src", "style-src"))
        and source in _ANY_PROGRAM
    )


@rule(
    "WEB-010",
    "skip-link-astray",
    on=PAGE.with_statement,
    criterion="WCAG 2.4.1",
    message="the first link does not lead past the top of the page to the statement",
    fix=REBUILD,
    applies=where("HTML pages of ours")(
        lambda case: _ours(case) and any(one.probe.whole for one in case.reading.rendered)
    ),
    house=True,
    needs="rendered",
    why="Who goes by keyboard passes all that stands above it on every visit.",
)
def skip_link_astray(case: WithStatement[HtmlReading]) -> Iterator[Hit]:
    for page in pages(case):
        mains = [one for one in page.elements if one.name == "MAIN"]
        first = next(iter(page.rendered.probe.stops), None)
        if not mains or first is None:
            continue  # that there is no main part is another rule's
        if not _leads_to(page, first.element, mains[0]):
            yield hit(case, page, first.element, f"the first stop of the Tab key is {tag(first.element)}")


def _leads_to(page: Page, link: Element, main: Element) -> bool:
    """Whether it leads to ``main`` or to the first words in it."""
    address = link.attributes.get("href", "")
    there = page.by_id(unquote(address[1:]), link) if address.startswith("#") else None
    if there is None or all(one is not main for one in there.ancestors()):
        return False
    words = (one for one in page.inside(main) if one.name == "#text" and one.text.strip())
    first = next(words, None)
    return there is main or first is not None and page.order[there.number] <= page.order[first.number]
