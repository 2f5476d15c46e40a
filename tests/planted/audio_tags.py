"""Recordings whose tags, chapters or file are wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from mutagen.id3 import ID3, TLAN
from mutagen.mp4 import MP4

from tests.planted.fault import Fault, NotPlanted, Plant
from tests.planted.recording import Chapter, rechaptered

Chapters = Sequence[Chapter]


def id3(change: Callable[[ID3], None]) -> Plant:
    """Change the tags of an MP3."""

    def plant(path: Path) -> None:
        tags = ID3(path)
        change(tags)
        tags.save(path)

    return plant


def without(frame: str) -> Plant:
    """Take away all frames of this name."""

    def change(tags: ID3) -> None:
        if not tags.getall(frame):
            raise NotPlanted(f"no {frame}")
        tags.delall(frame)

    return id3(change)


def atom(name: str, value: object | None) -> Plant:
    """Give an audiobook's tag another value, or take it away."""

    def plant(path: Path) -> None:
        book = MP4(path)
        if name not in book.tags or book.tags[name] == value:
            raise NotPlanted(f"no {name}, or the same")
        if value is None:
            del book.tags[name]
        else:
            book.tags[name] = value
        book.save()

    return plant


def _chapters_lost(tags: ID3) -> None:
    if not tags.getall("CHAP"):
        raise NotPlanted("no chapters")
    tags.delall("CHAP")
    tags.delall("CTOC")


def _title_is_file_name(tags: ID3) -> None:
    tags.getall("TIT2")[0].text = ["track01.mp3"]


def _contents_turned_round(tags: ID3) -> None:
    tags.getall("CTOC")[0].child_element_ids.reverse()


def _in_french(tags: ID3) -> None:
    if not tags.getall("TLAN"):
        raise NotPlanted("no TLAN")
    tags.setall("TLAN", [TLAN(encoding=3, text=["fra"])])


def _words_changed(tags: ID3) -> None:
    words = tags.getall("USLT")[0]
    if words.text.count("cannot") != 1:
        raise NotPlanted("no “cannot” in the words")
    words.text = words.text.replace("cannot", "can")


def _notice_softened(tags: ID3) -> None:
    notice = tags.getall("COMM")[0]
    if "synthetic" not in notice.text[0]:
        raise NotPlanted("no notice of the voice")
    notice.text = ["Read by a professional speaker."]


def _all_early(chapters: Chapters) -> Chapters:
    """All but the first start two seconds early, as if the head's silence had been forgotten."""
    starts = [one.start - 2 * (at > 0) for at, one in enumerate(chapters)]
    ends = [*starts[1:], chapters[-1].end]
    return [
        replace(one, start=start, end=end) for one, start, end in zip(chapters, starts, ends, strict=True)
    ]


def _past_the_end(chapters: Chapters) -> Chapters:
    last = chapters[-1]
    return [*chapters[:-1], replace(last, end=last.end + 60)]


def _titles_exchanged(chapters: Chapters) -> Chapters:
    first, second = chapters[1], chapters[2]
    changed = [replace(first, title=second.title), replace(second, title=first.title)]
    return [chapters[0], *changed, *chapters[3:]]


def _numbered(chapters: Chapters) -> Chapters:
    return [replace(one, title=f"Chapter {at}") for at, one in enumerate(chapters, 1)]


def _one_lost(chapters: Chapters) -> Chapters:
    """The third chapter is part of the second."""
    return [chapters[0], replace(chapters[1], end=chapters[2].end), *chapters[3:]]


def _one_twice(chapters: Chapters) -> Chapters:
    """The second chapter is marked again ten seconds after its start."""
    first = chapters[1]
    middle = first.start + 10
    halves = [replace(first, end=middle), replace(first, start=middle)]
    return [chapters[0], *halves, *chapters[2:]]


def _truncated(path: Path) -> None:
    """A download that broke off at nine tenths."""
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 9 // 10])


FAULTS = (
    Fault("audio-file-cut", "a download that broke off", "own", _truncated, ".mp3"),
    Fault("audio-chapters-lost", "no chapters", "own", id3(_chapters_lost), ".mp3"),
    Fault("audio-chapter-lost", "one chapter is not marked", "own", rechaptered(_one_lost), ".m4b"),
    Fault("audio-chapter-twice", "one chapter is marked two times", "own", rechaptered(_one_twice), ".m4b"),
    Fault(
        "audio-chapters-early",
        "chapters start in the last words before them",
        "own",
        rechaptered(_all_early),
        ".m4b",
    ),
    Fault(
        "audio-chapter-past-the-end",
        "the last chapter goes on after the end",
        "own",
        rechaptered(_past_the_end),
        ".mp3",
    ),
    Fault(
        "audio-chapter-titles-exchanged",
        "two chapters have each other's title",
        "own",
        rechaptered(_titles_exchanged),
        ".mp3",
    ),
    Fault(
        "audio-chapters-numbered",
        "“Chapter 1” in place of the headings",
        "own",
        rechaptered(_numbered),
        ".m4b",
    ),
    Fault(
        "audio-contents-turned-round",
        "the contents name the last chapter first",
        "own",
        id3(_contents_turned_round),
        ".mp3",
    ),
    Fault("audio-title-is-file-name", "the title is a file's name", "own", id3(_title_is_file_name), ".mp3"),
    Fault("audio-language-wrong", "said to be French", "own", id3(_in_french), ".mp3"),
    Fault("audio-cover-lost", "no cover", "own", without("APIC"), ".mp3"),
    Fault("audio-notice-lost", "no word about the synthetic voice", "own", atom("©cmt", None), ".m4b"),
    Fault(
        "audio-notice-untrue",
        "a synthetic voice is said to be a person",
        "own",
        id3(_notice_softened),
        ".mp3",
    ),
    Fault(
        "audio-words-beside-changed",
        "the words that a player shows are not those heard",
        "own",
        id3(_words_changed),
        ".mp3",
    ),
    Fault(
        "audio-book-made-music", "players shuffle it and forget the place", "own", atom("stik", [1]), ".m4b"
    ),
)
