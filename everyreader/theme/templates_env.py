"""Pages from templates: one environment, one style sheet, one Content-Security-Policy.

A page is one file. Its style stands inside it and its policy names that style by hash (CSP Level 3,
hash-source), so that nothing else can style it, nothing can run in it and nothing is fetched.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from everyreader.model.errors import SourceError
from everyreader.theme.web_fonts import font_faces

STYLE_SHEET = "page.css"
_LEAVES_THE_PAGE = re.compile(r"</style|@import|url\(\s*[\"']?(?!data:|#)[^\"')\s]", re.IGNORECASE)


@dataclass(frozen=True)
class PageStyle:
    """The style sheet and the script as they stand in the page, and the policy that allows them and nothing
    else.

    Templates take it as ``look``. ``script`` is empty for a page that runs none.
    """

    css: Markup
    policy: str
    script: Markup


def render(
    template: str,
    *,
    styles: Path,
    fonts: tuple[Path, ...] = (),
    data: Mapping[str, Any],
    more_style: str = "",
    script: str = "",
    plays: bool = False,
) -> str:
    """``template`` (a name below ``everyreader/theme/templates/``) with ``data``: a whole page, style and
    fonts inside.

    ``styles`` is the folder of ``page.css``; ``fonts`` are files or folders that may be embedded. ``data``
    holds at least ``title``, and ``language`` where it is not English. ``more_style`` follows the style
    sheet; ``script`` is the only one that may run, and a page with one, or that ``plays``, may play the sound
    that lies beside it. Values are escaped unless they are ``markupsafe.Markup``; a name the template needs
    and ``data`` lacks is an error. Same input, same text. Raises ``SourceError`` for a style sheet that
    cannot be read or that would fetch something.
    """
    page = _environment().get_template(template)
    data = {"language": "en", "direction": "ltr", **data}
    css = f"{_style_sheet(styles)}\n{more_style}".strip()
    bare = page.render(**data, look=PageStyle(Markup(), "", Markup(script)))
    css = font_faces(fonts, markup=bare, css=css) + css
    return page.render(**data, look=PageStyle(Markup(css), _policy(css, script, plays=plays), Markup(script)))


def write_page(target: Path, text: str) -> None:
    """``text`` as UTF-8 with line feeds, the same bytes on every system."""
    target.write_text(text, encoding="utf-8", newline="\n")


@cache  # it keeps the templates that it has compiled
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("everyreader.theme", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _style_sheet(styles: Path) -> str:
    path = (styles / STYLE_SHEET).resolve()  # a designer's own file, by its own name
    try:
        # Universal newlines on purpose: the browser hashes the style with line feeds, whatever the file has.
        css = path.read_text(encoding="utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(path, f"cannot be read ({error}); restore it or name another folder") from error
    if found := _LEAVES_THE_PAGE.search(css):
        line = css.count("\n", 0, found.start()) + 1
        message = (
            f"“{found.group()}” would leave the page; write its content here, as rules or as a data: address"
        )
        raise SourceError(path, message, line=line)
    return css


def _policy(css: str, script: str, *, plays: bool) -> str:
    """``file:`` because a page that was opened from a folder has no ``'self'`` (CSP Level 3, 6.7.2.7)."""
    runs = f"; script-src '{_digest(script)}'" if script else ""
    sound = "; media-src 'self' file:" if script or plays else ""
    return f"default-src 'none'; style-src '{_digest(css)}'; img-src data:; font-src data:{runs}{sound}"


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}"
