"""What a style sheet does to the words: hides them, adds to them, changes their case, numbers their lists.

Selectors are matched by cssselect2, rules parsed by tinycss2. Conditional rules (``@media`` with a condition)
and imported sheets are left out.

No browser is asked: a received page is imported where none runs, and of an e-book this is a witness beside
the browser, which shows each of its documents as well (``browser/rendered``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

import cssselect2
import tinycss2
from lxml import etree
from tinycss2 import ast

Element = etree._Element
_INHERITED = ("visibility", "text-transform", "list-style-type")
_READ = frozenset((*_INHERITED, "display", "content", "list-style"))
_MEDIA = frozenset(("", "all", "screen"))


Style = list[ast.Node]


@lru_cache(maxsize=16)  # the books of an edition share theirs, and its fonts make it long
def parsed(css: str) -> Style:
    """A style sheet as it can be read again and again, and is never changed."""
    return [*tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)]


@dataclass(frozen=True)
class CounterStyle:
    """One ``@counter-style``: the style that it extends, and what stands before and after the number."""

    base: str
    prefix: str
    suffix: str


@dataclass(frozen=True)
class Look:
    """How one element appears. ``before`` and ``after`` are words that the style sheet adds."""

    hidden: bool = False
    transform: str = "none"
    list_style: str = ""
    before: str = ""
    after: str = ""
    visible: bool = True


@dataclass
class Sheet:
    """The rules that apply to one document."""

    counters: dict[str, CounterStyle] = field(default_factory=dict)
    _matcher: cssselect2.Matcher = field(default_factory=cssselect2.Matcher)
    _looks: dict[Element, Look] = field(default_factory=dict)

    def add(self, css: Style) -> None:
        """Take in the rules of ``css``; what cannot be parsed is ignored, as reading systems do."""
        self._rules(css)

    def _rules(self, rules: Iterable[ast.Node]) -> None:
        for rule in rules:
            if isinstance(rule, ast.QualifiedRule):
                self._qualified(rule)
            elif isinstance(rule, ast.AtRule) and rule.content is not None:
                prelude = tinycss2.serialize(rule.prelude).strip()
                if rule.lower_at_keyword == "media" and prelude.lower() in _MEDIA:
                    self._rules(
                        tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                    )
                elif rule.lower_at_keyword == "counter-style":
                    self.counters[prelude] = _counter_style(_declarations(rule.content))

    def _qualified(self, rule: ast.QualifiedRule) -> None:
        declared = [one for one in _declarations(rule.content) if one.lower_name in _READ]
        if not declared:
            return
        try:
            for selector in cssselect2.compile_selector_list(rule.prelude):
                self._matcher.add_selector(selector, declared)
        except cssselect2.SelectorError:
            return

    def attach(self, root: Element) -> None:
        """Match every element of ``root`` once."""
        for wrapped in cssselect2.ElementWrapper.from_html_root(root).iter_subtree():
            element = wrapped.etree_element
            around = self._looks.get(element.getparent(), Look())
            matched = [(pseudo, declared) for *_, pseudo, declared in self._matcher.match(wrapped)]
            inline = _declarations(tinycss2.parse_component_value_list(element.get("style", "")))
            own = _cascaded([*(declared for pseudo, declared in matched if pseudo is None), inline])
            self._looks[element] = replace(
                _computed(element, own, around),
                before=_content(declared for pseudo, declared in matched if pseudo == "before"),
                after=_content(declared for pseudo, declared in matched if pseudo == "after"),
            )

    def of(self, element: Element) -> Look:
        """The look of an element below the attached root."""
        return self._looks.get(element, Look())


def _computed(element: Element, own: dict[str, str], around: Look) -> Look:
    visible = own.get("visibility", "visible" if around.visible else "hidden") not in ("hidden", "collapse")
    unread = element.get("hidden") is not None or element.get("aria-hidden", "").strip().lower() == "true"
    style = own.get("list-style-type") or _type_of(own.get("list-style", ""))
    inherited = around.list_style if element.tag not in ("ol", "ul") else ""
    return Look(
        hidden=unread or own.get("display") == "none",
        visible=visible,
        transform=own.get("text-transform", around.transform),
        list_style=style or inherited,
    )


def _type_of(shorthand: str) -> str:
    """The type that ``list-style`` names beside a place and an image."""
    named = [
        one for one in shorthand.split() if one.lower() not in ("inside", "outside") and "url(" not in one
    ]
    return " ".join(named)


def _declarations(content: Iterable[ast.Node]) -> list[ast.Declaration]:
    parsed = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return [one for one in parsed if isinstance(one, ast.Declaration)]


def _cascaded(lists: list[list[ast.Declaration]]) -> dict[str, str]:
    out: dict[str, str] = {}
    for important in (False, True):
        for one in (one for several in lists for one in several if one.important is important):
            text = tinycss2.serialize(one.value).strip()
            out[one.lower_name] = text if one.lower_name.startswith("list-style") else text.lower()
    return out


def _content(lists: Iterable[list[ast.Declaration]]) -> str:
    """The strings of the ``content`` that wins; counters and quotation marks are not words."""
    words = ""
    for one in (one for declared in lists for one in declared if one.lower_name == "content"):
        words = "".join(part.value for part in one.value if isinstance(part, ast.StringToken))
    return words


def _counter_style(declared: list[ast.Declaration]) -> CounterStyle:
    values = {one.lower_name: one.value for one in declared}

    def string(name: str, default: str) -> str:
        said = values.get(name, ())
        return next((part.value for part in said if isinstance(part, ast.StringToken)), default)

    system = [part.value for part in values.get("system", ()) if isinstance(part, ast.IdentToken)]
    base = system[1] if len(system) == 2 and system[0] == "extends" else "decimal"
    return CounterStyle(base, string("prefix", ""), string("suffix", ". "))
