"""The last door: what a kept sanitiser (nh3) would take out must not be there.

The source is a closed tree and the writer's attributes are a closed list; this is the second lock. It compares instead of
cleaning, so that a hole is an error and never a silent loss.
"""
from __future__ import annotations

from pathlib import Path

import nh3
from lxml import html

from everyreader.errors import SourceError
from everyreader.formats.xhtml.prepare import SCHEMES

_EVERYWHERE = frozenset(("id", "lang", "dir", "class", "role", "aria-label", "tabindex"))
_TEXT_TAGS = ("section h1 h2 h3 h4 h5 h6 p div blockquote ol ul li dl dt dd pre code em strong del sup sub u span a br hr "
              "time figure figcaption img table caption thead tbody tfoot tr th td")
_MATH_TAGS = ("math mrow mi mn mo mtext mspace ms msup msub msubsup munder mover munderover mmultiscripts mprescripts "
              "none mfrac msqrt mroot mfenced menclose mpadded mphantom mstyle mtable mtr mtd merror semantics")
_MATH_ATTRIBUTES = frozenset(
    "accent accentunder align close columnalign columnlines columnspacing columnspan depth display displaystyle encoding "
    "fence form height linethickness lspace mathsize mathvariant maxsize minsize movablelimits notation open rowlines "
    "rowspacing rowspan rspace scriptlevel separator separators stretchy symmetric voffset width".split())
_OWN = {
    "a": {"href"}, "ol": {"start", "type"}, "time": {"datetime"}, "img": {"src", "alt", "width", "height"},
    "th": {"scope", "colspan", "rowspan"}, "td": {"colspan", "rowspan"}, "math": {"alttext", "xmlns"},
}
TAGS = frozenset(f"{_TEXT_TAGS} {_MATH_TAGS}".split())
_ATTRIBUTES = ({"*": set(_EVERYWHERE)}
               | {tag: set(_MATH_ATTRIBUTES) for tag in _MATH_TAGS.split()}
               | {tag: set(names) | (set(_MATH_ATTRIBUTES) if tag == "math" else set()) for tag, names in _OWN.items()})


def check(markup: str, path: Path) -> None:
    """Raise ``SourceError``, naming ``path``, where ``markup`` (HTML5) holds anything outside the lists."""
    kept = nh3.clean(markup, tags=set(TAGS), attributes=_ATTRIBUTES, url_schemes=set(SCHEMES), link_rel=None,
                     clean_content_tags=set())
    if _canonical(kept) != _canonical(markup):
        raise SourceError(path, "the sanitiser (nh3) would change the text's markup; remove markup that is not documented")


def _canonical(markup: str) -> bytes:
    root = html.fragment_fromstring(markup, create_parent="div")
    return html.tostring(root, encoding="utf-8")
