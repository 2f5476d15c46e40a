"""What reading one finished page back yields, beside what every format yields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from everyreader.browser.rendered.reading import ShownReading
from everyreader.formats.html.read.player import Played
from everyreader.formats.html.read.policies import Promised


@dataclass(frozen=True)
class Landmark:
    """A part of the page that a screen reader can jump to. ``role`` as in WAI-ARIA: ``main``, ``banner`` …"""

    role: str
    name: str = ""


@dataclass(frozen=True)
class Target:
    """Something that takes the focus, with its size in CSS pixels in a window 320 px wide.

    ``in_line`` is true where it stands among the words of a line, which WCAG 2.5.8 and 2.5.5 except.
    """

    role: str
    name: str
    width: float
    height: float
    in_line: bool

    def under(self, pixels: float) -> bool:
        """Whether it is smaller, in either direction, than WCAG asks for (24 for 2.5.8, 44 for 2.5.5)."""
        return not self.in_line and (self.width < pixels or self.height < pixels)


@dataclass(frozen=True, kw_only=True)
class HtmlReading(ShownReading):
    """A page as its accessibility tree gives it.

    ``units`` come from ``main``; ``outside`` is the text of what stands elsewhere (header, contents, footer,
    and inside ``main`` navigation and the headings of the notes), block by block. ``visible_not_spoken`` and
    ``spoken_not_visible`` are texts in ``main`` that one reader has and the other lacks. ``dead_links`` are
    links into the page that lead nowhere, as ``text (address)``. ``requests`` are addresses outside the
    page's folder that it tried to reach. ``smallest_font_px`` is that of visible text at 1280 px, None
    without text. ``rendered`` holds the page itself, for rules that ask for more. ``played`` is its player,
    None where it has none. ``promised`` is what it tells the browser before its first word.
    """

    outside: tuple[str, ...] = ()
    landmarks: tuple[Landmark, ...] = ()
    targets: tuple[Target, ...] = ()
    overflow_at_320: bool = False
    smallest_font_px: float | None = None
    visible_not_spoken: tuple[str, ...] = ()
    spoken_not_visible: tuple[str, ...] = ()
    dead_links: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    console_errors: tuple[str, ...] = ()
    played: Played | None = None
    promised: Promised = field(default_factory=Promised)

    def access(self) -> Mapping[str, tuple[str, ...]]:
        """The recording lies beside the page, which claims nothing of it: what its player was found to do is
        added."""
        if self.played is None or self.played.problem or self.played.sound is None:
            return self.metadata
        feature = "schema:accessibilityFeature"
        return {**self.metadata, feature: (*self.metadata.get(feature, ()), "synchronizedAudioText")}
