"""A page that is open in the browser, and the ways in which it is looked at."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from everyreader.model.errors import ValidatorUnavailable

if TYPE_CHECKING:
    from playwright.sync_api import CDPSession, Page


@dataclass(frozen=True, kw_only=True)
class View:
    """How a page is looked at. Sizes are in CSS pixels."""

    width: int = 1280
    height: int = 900
    dark: bool = False
    forced_colours: bool = False
    more_contrast: bool = False
    reduced_motion: bool = False
    print: bool = False

    def media(self) -> dict[str, Any]:
        """The same in Playwright's words, for ``emulate_media``."""
        return {
            "media": "print" if self.print else "screen",
            "color_scheme": "dark" if self.dark else "light",
            "forced_colors": "active" if self.forced_colours else "none",
            "contrast": "more" if self.more_contrast else "no-preference",
            "reduced_motion": "reduce" if self.reduced_motion else "no-preference",
        }


@dataclass
class Visit:
    """An open page. It lives in the browser's thread: use it inside the job only.

    ``requests`` are the addresses outside the page's own folder that it tried to reach; none was let through.
    ``styles_missing`` are the style sheets among them that could not be loaded: nobody knows how the page
    looks. ``console_errors`` are the errors it wrote to the console, its uncaught exceptions among them.
    ``left`` are the addresses that it went to of itself, in vain. ``loaded`` are the local files that it was
    let load, the page itself among them.
    """

    page: Page
    path: Path
    requests: list[str] = field(default_factory=list)
    styles_missing: list[str] = field(default_factory=list)
    console_errors: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    loaded: list[Path] = field(default_factory=list)
    _cdp: CDPSession | None = None

    @property
    def cdp(self) -> CDPSession:
        """A session of the Chrome DevTools Protocol on this page."""
        if self._cdp is None:
            self._cdp = self.page.context.new_cdp_session(self.page)
        return self._cdp

    def beside(self) -> tuple[str, ...]:
        """The files that it loaded, by their names from the page's folder; itself not among them."""
        page = self.path.resolve()
        others = dict.fromkeys(one for one in self.loaded if one != page)
        return tuple(Path(os.path.relpath(one, page.parent)).as_posix() for one in others)

    def look(self, view: View) -> None:
        """Look at the same page in another way, without loading it anew."""
        self.page.set_viewport_size({"width": view.width, "height": view.height})
        self.page.emulate_media(**view.media())

    def run(self, script: str) -> None:
        """Run ``script`` in the page through the protocol, which no policy of the page forbids."""
        said = self.cdp.send("Runtime.evaluate", {"expression": f"{script};undefined"})
        if "exceptionDetails" in said:
            raise ValidatorUnavailable(
                f"a script failed in {self.path.name}: {said['exceptionDetails']['text']}"
            )

    def accessibility_tree(self) -> list[dict[str, Any]]:
        """Every node of the accessibility tree, the ignored ones too, as the protocol's ``AXNode``."""
        return self.cdp.send("Accessibility.getFullAXTree")["nodes"]
