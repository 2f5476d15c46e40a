"""The repairs that name the labels which an office program draws, and which are words of the text now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from everyreader.importers.draft import Repair, excerpt

Labels = Sequence[tuple[int, str]]  # each with the number of its paragraph


def of_headings(labels: Labels) -> Iterator[Repair]:
    return _named("heading numbers kept", "headings", labels)


def of_points(labels: Labels) -> Iterator[Repair]:
    return _named("list labels kept", "paragraphs, once points of a list,", labels)


def without_words(labels: Labels) -> Iterator[Repair]:
    """One repair for the labels that stand before nothing."""
    shown = [(number, label) for number, label in labels if label]
    if shown:
        said = excerpt(", ".join(label for _, label in shown))
        message = f"no words stand behind “{said}”; the numbers after that stay as the file shows them"
        yield Repair("number without words left out", shown[0][0], message)


def _named(name: str, what: str, labels: Labels) -> Iterator[Repair]:
    """One repair for all of ``labels``, where there are some."""
    if labels:
        said = excerpt(", ".join(label for _, label in labels))
        yield Repair(name, labels[0][0], f"{len(labels)} {what} begin with the words “{said}”")
