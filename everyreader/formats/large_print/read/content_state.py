"""What the interpreter of content streams has found so far, and the marks that are open."""

from __future__ import annotations

from dataclasses import dataclass, field

from everyreader.formats.large_print.read.fonts import Font
from everyreader.formats.large_print.read.pages import Key, Pages, Picture, Shape, Shown, Told


@dataclass
class Mark:
    """An open marked-content sequence; ``words`` is its ActualText, told once.

    ``says`` are its words by the key that says them, ``drawn`` the strings shown inside it. ``layer``:
    optional content.
    """

    artifact: bool
    key: Key | None
    language: str
    words: str | None
    says: dict[str, str]
    layer: bool = False
    told: bool = False
    drawn: list[str] = field(default_factory=list)


@dataclass
class Found:
    """``deadline`` is the moment of the monotonic clock at which reading is given up."""

    deadline: float
    marked: dict[Key, list[Shown]] = field(default_factory=dict)
    untagged: list[Shown] = field(default_factory=list)
    artifacts: list[Shown] = field(default_factory=list)
    layered: list[Shown] = field(default_factory=list)
    loose_pictures: list[int] = field(default_factory=list)
    decorative: int = 0
    nonsense: int = 0
    fonts: dict[tuple[int, int] | int, Font] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    alternatives: dict[Key, str] = field(default_factory=dict)
    told: list[Told] = field(default_factory=list)
    keys: dict[Key, int] = field(default_factory=dict)
    doubled: list[tuple[int, Key]] = field(default_factory=list)
    nested_artifacts: list[tuple[int, Key]] = field(default_factory=list)

    def opened(self, mark: Mark, outside: list[Mark], page: int) -> None:
        """Note a mark that begins inside ``outside``."""
        if mark.key is not None:
            if mark.key in self.keys:
                self.doubled.append((page, mark.key))
            self.keys.setdefault(mark.key, page)
        if mark.artifact:
            self.nested_artifacts += [(page, one.key) for one in outside if one.key is not None]
        elif mark.key is not None and any(one.artifact for one in outside):
            self.nested_artifacts.append((page, mark.key))

    def closed(self, mark: Mark, marks: list[Mark], page: int) -> None:
        """Note what a mark that ends said in place of what it showed."""
        if not any(one.artifact for one in marks):
            drawn = "".join(mark.drawn)
            if mark.key is not None and "Alt" in mark.says:
                self.alternatives[mark.key] = mark.says["Alt"]
            self.told += [Told(said, drawn, by, page) for by, said in mark.says.items()]

    def pages(self) -> Pages:
        return Pages(
            marked={key: tuple(shown) for key, shown in self.marked.items()},
            untagged=tuple(self.untagged),
            artifacts=tuple(self.artifacts),
            decorative=self.decorative,
            loose_pictures=tuple(self.loose_pictures),
            fonts=tuple(self.fonts.values()),
            pictures=tuple(self.pictures),
            shapes=tuple(self.shapes),
            told=tuple(self.told),
            alternatives=self.alternatives,
            doubled=tuple(self.doubled),
            keys=tuple((page, key) for key, page in self.keys.items()),
            layered=tuple(self.layered),
            nested_artifacts=tuple(self.nested_artifacts),
        )
