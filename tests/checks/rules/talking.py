"""A small e-book that is read aloud: tone bursts for sentences, and the cues that go with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import lameenc
import numpy as np

from everyreader.checks.rules import Verdict
from tests.checks.rules.kit import Change, Kit, book, document

RATE = 24_000  # Hz
PAUSE = 0.5  # seconds after each sentence
SENTENCES = (
    "A Small Book",
    "The well is deep.",
    "Nobody remembers who dug it, or how long it took them.",
    "It never ran dry.",
    "The second part",
    "The water is cold and clear, and it tastes of iron and of stone.",
    "Drink.",
    "Whoever comes by may take as much of it as they can carry.",
)


@dataclass(frozen=True)
class Cue:
    """A cue as it is written. Times in seconds."""

    text: str
    begin: float
    end: float
    audio: str = "sound.mp3"
    type: str = ""


def _lengths() -> list[float]:
    return [0.3 + 0.04 * len(one) for one in SENTENCES]


def right_cues() -> list[Cue]:
    """One for each sentence, from its first sound to the next one's."""
    out, now = [], 0.0
    for number, length in enumerate(_lengths()):
        out.append(Cue(f"s{number}", round(now, 3), round(now + length + PAUSE, 3)))
        now += length + PAUSE
    return out


@cache
def sound() -> bytes:
    """The recording as MP3: a tone of a pitch of its own for each sentence, silence between."""
    return _recorded(np.concatenate(_pieces()))


@cache
def silenced(number: int, *, left: float = 0.0, after: float = 0.0) -> bytes:
    """The recording without the sound of one sentence, or with what is ``left`` of it ``after`` that share of
    its time."""
    pieces = _pieces()
    piece = pieces[2 * number].copy()
    piece[round(after * len(piece)) :] *= left
    pieces[2 * number] = piece
    return _recorded(np.concatenate(pieces))


@cache
def humming() -> bytes:
    """The recording with a hum in every pause."""
    samples = np.concatenate(_pieces())
    return _recorded(samples + 0.05 * np.sin(2 * np.pi * 100 * np.arange(len(samples)) / RATE))


def silence(seconds: float) -> bytes:
    """A recording of nothing."""
    return _recorded(np.zeros(round(seconds * RATE)))


def _pieces() -> list[np.ndarray]:
    """Sound and pause of each sentence."""
    pieces = []
    for number, length in enumerate(_lengths()):
        time = np.arange(round(length * RATE)) / RATE
        pieces += [0.3 * np.sin(2 * np.pi * (180 + 20 * number) * time), np.zeros(round(PAUSE * RATE))]
    return pieces


def _recorded(samples: np.ndarray) -> bytes:
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(48)
    encoder.set_in_sample_rate(RATE)
    encoder.set_channels(1)
    encoder.silence()
    pcm = np.rint(samples * 32767).astype(np.int16).tobytes()
    return bytes(encoder.encode(pcm) + encoder.flush())


def smil(cues: list[Cue], document: str = "text.xhtml") -> str:
    """The overlay."""
    pars = "".join(
        f'<par id="p{number}"{cue.type and f" epub:type={chr(34)}{cue.type}{chr(34)}"}>'
        f'<text src="{document}#{cue.text}"/>'
        f'<audio src="{cue.audio}" clipBegin="{cue.begin:.3f}s" clipEnd="{cue.end:.3f}s"/></par>\n'
        for number, cue in enumerate(cues)
    )
    return (
        '<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" '
        'version="3.0"><body>\n'
        f"{pars}</body></smil>\n"
    )


def _span(number: int) -> str:
    return f'<span id="s{number}">{SENTENCES[number]}</span>'


BODY = f"""<body epub:type="bodymatter"><section aria-labelledby="top"><h1 id="top">{_span(0)}</h1>
<p>{_span(1)} {_span(2)} {_span(3)}</p>
<h2 id="second">{_span(4)}</h2>
<p>{_span(5)} {_span(6)} {_span(7)}</p>
</section></body>"""
METADATA = """<meta property="media:active-class">spoken</meta>
<meta property="media:narrator">A synthetic voice</meta>
<meta property="media:duration">{total:.3f}s</meta>
<meta property="media:duration" refines="#overlay">{total:.3f}s</meta>
<meta property="schema:accessMode">auditory</meta>
<meta property="schema:accessibilityFeature">synchronizedAudioText</meta>
"""
MANIFEST = """<item id="overlay" href="text.smil" media-type="application/smil+xml"/>
<item id="sound" href="sound.mp3" media-type="audio/mpeg"/>
<item id="style" href="style.css" media-type="text/css"/>
"""
TEXT_LINE = '<item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>'


def talking(
    change: Callable[[list[Cue]], list[Cue]] = lambda cues: cues,
    *changes: Change,
    body: str = BODY,
    recording: Callable[[], bytes] = sound,
    files: Mapping[str, str | bytes] | None = None,
) -> Callable[[Kit], tuple[Verdict, ...]]:
    """The small book read aloud, its cues as ``change`` makes them, its files then with ``changes``."""

    def verdicts(kit: Kit) -> tuple[Verdict, ...]:
        style = '<link rel="stylesheet" type="text/css" href="style.css"/>'
        return book(
            metadata=METADATA.format(total=right_cues()[-1].end),
            manifest=MANIFEST,
            files={
                "EPUB/text.xhtml": document(body, head=style),
                "EPUB/text.smil": smil(change(right_cues())),
                "EPUB/style.css": ".spoken { background: #ff0 }",
                "EPUB/sound.mp3": recording(),
                **(files or {}),
            },
            changes=(
                ("EPUB/package.opf", TEXT_LINE, TEXT_LINE.replace("/>", ' media-overlay="overlay"/>')),
                *changes,
            ),
        )(kit)

    return verdicts
