"""The last door: what a kept sanitiser (nh3) would take out must not be there.

The source is a closed tree and the writer's attributes are a closed list; this is the second lock. It
compares instead of cleaning, so that a hole is an error and never a silent loss.
"""

from __future__ import annotations

from pathlib import Path

import nh3
from lxml import html

from everyreader.formats.xhtml.prepare import SCHEMES
from everyreader.model.errors import SourceError

_EVERYWHERE = {"id", "lang", "dir", "class", "role", "aria-label", "aria-labelledby", "tabindex"}
_TEXT_TAGS = {
    "a",
    "abbr",
    "blockquote",
    "br",
    "caption",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
}
_MATH_TAGS = {
    "math",
    "menclose",
    "merror",
    "mfenced",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "ms",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
    "none",
    "semantics",
}
_MATH_ATTRIBUTES = {
    "accent",
    "accentunder",
    "align",
    "close",
    "columnalign",
    "columnlines",
    "columnspacing",
    "columnspan",
    "depth",
    "display",
    "displaystyle",
    "fence",
    "form",
    "height",
    "linethickness",
    "lspace",
    "mathsize",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "notation",
    "open",
    "rowlines",
    "rowspacing",
    "rowspan",
    "rspace",
    "scriptlevel",
    "separator",
    "separators",
    "stretchy",
    "symmetric",
    "voffset",
    "width",
}
_OWN = {
    "a": {"href"},
    "abbr": {"title"},
    "ol": {"start", "type"},
    "time": {"datetime"},
    "img": {"src", "alt", "width", "height"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan", "headers"},
    "math": {"alttext", "xmlns"},
}
_ATTRIBUTES = {
    "*": _EVERYWHERE,
    **{tag: _MATH_ATTRIBUTES | _OWN.get(tag, set()) for tag in _MATH_TAGS},
    **{tag: names for tag, names in _OWN.items() if tag not in _MATH_TAGS},
}


def check(markup: str, path: Path) -> None:
    """Raise ``SourceError``, naming ``path``, where ``markup`` (HTML5) holds anything outside the lists."""
    kept = nh3.clean(
        markup,
        tags=_TEXT_TAGS | _MATH_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=set(SCHEMES),
        link_rel=None,
        clean_content_tags=set(),
    )
    if _canonical(kept) != _canonical(markup):
        raise SourceError(
            path, "the sanitiser (nh3) would change the text's markup; remove markup that is not documented"
        )


def _canonical(markup: str) -> bytes:
    root = html.fragment_fromstring(markup, create_parent="div")
    return html.tostring(root, encoding="utf-8")
