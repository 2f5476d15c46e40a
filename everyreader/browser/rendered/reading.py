"""What is read back from files that a browser shows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from everyreader.browser.rendered.document import Rendered
from everyreader.model.reading import Reading


@dataclass(frozen=True, kw_only=True)
class ShownReading(Reading):
    """A ``Reading`` with its documents as a browser shows them, in the order in which they are read."""

    rendered: tuple[Rendered, ...] = ()

    def judged(self) -> Self:
        return replace(self, rendered=())
