"""TLK-001 to 035: a small DAISY book, and what can be wrong with it."""

from __future__ import annotations

from dataclasses import replace

from everyreader.formats.audio.write import mp3
from everyreader.narration.assembly import Assembly
from tests.checks.rules.kit import FAILED, INAPPLICABLE, PASSED, Change, Example
from tests.checks.rules.talking_book import PLAIN, audiobook, daisy, tone

NCC, TEXT, PART = "ncc.html", "text.html", "part0001.smil"
SECOND, THIRD = ("2.637s", "3.682s"), ("3.682s", "4.936s")
OF_DAISY = (*range(6, 11), *range(12, 19), *range(21, 26), 35, 50, 51)


def par(number: int, text: str, times: tuple[str, str]) -> str:
    """A cue of the book as its writer writes it."""
    name = f"{number:05}"
    return f"""      <par endsync="last" id="p{name}">
        <text src="text.html#{text}" id="t{name}"/>
        <audio src="sound.mp3" clip-begin="npt={times[0]}" clip-end="npt={times[1]}" id="a{name}"/>
      </par>
"""


def meta(name: str, before: str, after: str) -> Change:
    """A statement of the control center, changed."""
    return NCC, f'name="{name}" content="{before}"', f'name="{name}" content="{after}"'


def without(name: str, content: str) -> Change:
    """A statement of the control center, taken out."""
    return NCC, f'<meta name="{name}" content="{content}"/>', ""


def silenced(heard: Assembly, *cues: int, left: float = 0.0, after: float = 0.0) -> bytes:
    """The recording without the sound of its third sentence, or of ``cues``; ``left`` is what is heard of it
    ``after`` so many seconds."""
    samples = heard.samples.copy()
    for cue in (heard.cues[number] for number in cues or (2,)):
        begin = cue.start + round(after * heard.rate)
        samples[begin : cue.end] = samples[begin : cue.end] * left
    return mp3.encoded(replace(heard, samples=samples))


LONG = """# A Title

The well is deep and the water is cold. The way is long and the path is steep. The stones are old and the rope is new. The bucket is small and the thirst is great.
"""


SHORT = "# A Title\n\nThe WHO met.\n\n*[WHO]: World Health Organization\n"

ROWS = "# A Title\n\n| Well | Depth |\n|---|---|\n| Well 1 | 1 |\n| Well 11 | 4 |\n"


def with_more(heard: Assembly) -> bytes:
    """The recording with a sound after its last sentence."""
    samples, more = heard.samples.copy(), tone(0.6)
    begin = heard.cues[-1].end + heard.rate
    samples[begin : begin + len(more)] = more
    return mp3.encoded(replace(heard, samples=samples))


def files(number: int) -> Change:
    return meta("ncc:files", "10", str(number))


SWAPPED = (
    (PART, par(2, "s-u2s1", SECOND), par(2, "s-u2s2", THIRD)),
    (PART, par(3, "s-u2s2", THIRD), par(3, "s-u2s1", SECOND)),
)
JOINED = (
    (TEXT, '</span> <span id="s-u2s2">', " "),
    (PART, par(2, "s-u2s1", SECOND), par(2, "s-u2s1", ("2.637s", "4.936s"))),
    (PART, par(3, "s-u2s2", THIRD), ""),
)
THIRD_LEVEL = (
    (NCC, '<h2 id="part0002">', '<h3 id="part0002">'),
    (NCC, "</h2>", "</h3>"),
    meta("ncc:depth", "2", "3"),
)
NO_NOTES = (
    (NCC, '<div class="group" id="part0004"><a href="part0004.smil#p00008">Notes</a></div>', ""),
    meta("ncc:tocItems", "4", "3"),
)
ELAPSED = 'name="ncc:totalElapsedTime" content="00:00:'
SHORTER = (  # by the sentence that is left out, wherever the book says so
    meta("ncc:totalTime", "00:00:11", "00:00:09"),
    (PART, "03.971", "02.926"),
    (PART, "3.971s", "2.926s"),
    ("part0002.smil", f"{ELAPSED}03.971", f"{ELAPSED}02.926"),
    ("part0003.smil", f"{ELAPSED}07.524", f"{ELAPSED}06.479"),
    ("part0004.smil", f"{ELAPSED}10.031", f"{ELAPSED}08.986"),
)
LEFT_OUT = ((PART, par(2, "s-u2s1", SECOND), ""), *SHORTER)
BACK = '<a href="#fnref1" class="backlink" title="Back to reference 1">↩︎</a>'
FAULTS = {
    1: ("an image that is not there", daisy(files(9), drop=["a-d31a6846.png"])),
    2: ("a file that belongs to nothing", daisy(files(11), add={"notes.txt": b"x"})),
    3: ("a part that is not well-formed", daisy(("part0004.smil", "</seq>", ""))),
    4: ("a line that leads to no place", daisy((NCC, "part0004.smil#p00008", "part0004.smil#p00099"))),
    5: ("two masters", daisy(again="master.smil")),
    6: ("a sentence without a cue", daisy(*LEFT_OUT)),
    7: ("a sentence with two cues", daisy((PART, "text.html#s-u2s2", "text.html#s-u2s1"))),
    8: ("two sentences exchanged", daisy(*SWAPPED)),
    9: ("a cue that ends where it begins", daisy((PART, 'clip-end="npt=3.682s"', 'clip-end="npt=2.637s"'))),
    10: ("cues that overlap", daisy((PART, 'clip-begin="npt=3.682s"', 'clip-begin="npt=3.400s"'))),
    11: ("a recording that is none", daisy(sounds=lambda heard: b"no sound")),
    12: ("a cue after the end", daisy(("part0004.smil", "npt=11.496s", "npt=99.000s"))),
    13: ("a sentence that is not heard", daisy(sounds=silenced)),
    14: ("a cue that comes late", daisy((PART, 'clip-begin="npt=3.682s"', 'clip-begin="npt=4.082s"'))),
    15: ("a sound after the last cue", daisy(sounds=with_more)),
    16: ("a heading of another level", daisy(*THIRD_LEVEL)),
    17: (
        "a heading's line to the words after it",
        daisy((NCC, "part0002.smil#p00004", "part0002.smil#p00005")),
    ),
    18: ("notes without a line", daisy(*NO_NOTES)),
    19: (
        "a master without the notes",
        daisy(("master.smil", '<ref title="Notes" src="part0004.smil" id="part0004"/>', "")),
    ),
    20: ("a chapter called otherwise", daisy((NCC, "Come again, all of you, please…", "Come again"))),
    21: ("no publisher", daisy(without("dc:publisher", "A House"))),
    22: ("a line too many counted", daisy(meta("ncc:tocItems", "4", "5"))),
    23: ("a total time of half a minute", daisy(meta("ncc:totalTime", "00:00:11", "00:00:30"))),
    24: ("a part of another book", daisy(("part0002.smil", "urn:x-test:statement", "urn:x-test:other"))),
    25: ("a part of an older format", daisy(("part0002.smil", "Daisy 2.02", "Daisy 2.0"))),
    26: ("another title", daisy(meta("dc:title", "A Title", "Another Title"))),
    27: ("no narrator", daisy(without("ncc:narrator", "A Voice, a synthetic voice"))),
    28: ("another word", daisy((TEXT, "The well is deep.", "The well is dry."))),
    29: ("a numbered list", daisy((TEXT, "<ul>", "<ol>"), (TEXT, "</ul>", "</ol>"))),
    30: (
        "another language",
        daisy((TEXT, '<span lang="fr" xml:lang="fr">', '<span lang="de" xml:lang="de">')),
    ),
    31: ("another address", daisy((TEXT, "https://a.example/", "https://b.example/"))),
    32: ("a note without a way back", daisy((TEXT, BACK, ""))),
    33: ("an image without words", daisy((TEXT, ' alt="A well."', ""))),
    34: ("other words for the image", daisy((TEXT, 'alt="A well."', 'alt="A hut."'))),
    35: ("two sentences in one cue", daisy(*JOINED)),
    53: (
        "an abbreviation that stands for something else",
        daisy((TEXT, "World Health Organization", "World Heath Organization"), text=SHORT),
    ),
    50: ("a whispered sentence", daisy(sounds=lambda heard: silenced(heard, left=0.03))),
    51: ("a sentence that breaks off", daisy(text=LONG, sounds=lambda heard: silenced(heard, 3, after=0.1))),
}

EXAMPLES = [
    *(Example(f"TLK-{number:03}", PASSED, "a DAISY book", daisy()) for number in FAULTS),
    *(Example(f"TLK-{number:03}", FAILED, what, made) for number, (what, made) in FAULTS.items()),
    *(Example(f"TLK-{number:03}", INAPPLICABLE, "an audiobook", audiobook()) for number in OF_DAISY),
    Example("TLK-035", PASSED, "two cells whose words are those of a third", daisy(text=ROWS)),
    Example(
        "TLK-027",
        FAILED,
        "a person is named",
        daisy(meta("ncc:narrator", "A Voice, a synthetic voice", "A Person")),
    ),
    Example("TLK-019", INAPPLICABLE, "no master", daisy(files(9), drop=["master.smil"])),
    *(
        Example(rule, INAPPLICABLE, "a title and a sentence", daisy(text=PLAIN))
        for rule in ("TLK-020", "TLK-032", "TLK-033")
    ),
]
