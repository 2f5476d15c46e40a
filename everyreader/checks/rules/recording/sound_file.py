"""AUD: what kind of sound file it is: whole, of one track, as long as it says, and of the kind that its name says."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.model import REBUILD, Case, Hit, Rule
from everyreader.checks.rules.recording.listening import at, sounds, undisturbed
from everyreader.checks.rules.recording.sentences import AUDIO
from everyreader.findings import Ground

_SLACK = 1.0  # seconds by which a length may be stated otherwise
_RATES = (44_100, 48_000)
_AUDIOBOOK = 2


def _cut(case: Case) -> Iterator[Hit]:
    if not case.reading.whole:
        lengths = case.reading.lengths or {}
        longest = max([*lengths.values(), case.reading.declared or 0.0])
        declared = f" of {longest:.1f} s" if longest > case.reading.duration else ""
        yield Hit(f"{case.reading.duration:.1f} s{declared} can be decoded", where=at(case.reading.duration))


def _broken(case: Case) -> Iterator[Hit]:
    for moment in case.reading.damaged:
        yield Hit(f"at {moment:.2f} s", where=at(moment))


def _length(case: Case) -> Iterator[Hit]:
    if case.reading.unindexed and case.reading.whole:
        yield Hit("its frames differ in size, and it has no index that says how long it is")
    if not undisturbed(case):
        return
    for name, seconds in case.reading.lengths.items():
        if abs(seconds - case.reading.duration) > _SLACK:
            yield Hit(f"{name} says {seconds:.1f} s; it plays for {case.reading.duration:.1f} s")


def _kind(case: Case) -> Iterator[Hit]:
    kind, codec = case.reading.kind or "mp3", case.reading.codec
    suffix = case.reading.path.suffix.lower()
    if suffix == ".mp3" and (kind != "mp3" or not codec.startswith("mp3")):
        yield Hit(f"it is called {suffix} and holds {codec} in a {kind} file")
    if suffix in (".m4b", ".m4a") and kind != "mp4":
        yield Hit(f"it is called {suffix} and is a {kind} file")


def _tracks(case: Case) -> Iterator[Hit]:
    if case.reading.tracks > 1:
        yield Hit(f"{case.reading.tracks} tracks; players let hear the first")


def _rate(case: Case) -> Iterator[Hit]:
    if case.reading.rate not in _RATES:
        yield Hit(f"{case.reading.rate:,} samples a second; expected 44,100")


def _channel_silent(case: Case) -> Iterator[Hit]:
    loudest = max(case.reading.channel_rms)
    for number, level in enumerate(case.reading.channel_rms, 1):
        if level < 0.003 * loudest:
            yield Hit(f"channel {number} of {case.reading.channels}")


def _opposed(case: Case) -> Iterator[Hit]:
    if case.reading.opposed:
        yield Hit()


def _bit_rate(case: Case) -> Iterator[Hit]:
    least = _least_bits(case)
    if case.reading.bits < least:
        yield Hit(f"{case.reading.bits / 1000:.0f} kbit/s; expected at least {least / 1000:.0f}")


def _least_bits(case: Case) -> float:
    """Speech without artefacts takes so many bits a second; 0 where the codec is not one that is known here."""
    if case.reading.codec.startswith("mp3"):
        return 46_000  # a constant 48 kbit/s, measured on few frames
    return 30_000 if case.reading.codec == "aac" and case.reading.profile in ("LC", "") else 0


def _several_channels(case: Case) -> bool:
    return len(case.reading.channel_rms) > 1 and max(case.reading.channel_rms) > 1e-4


def _states_length(case: Case) -> bool:
    return case.reading.lengths is not None


def _has_rate_of_its_own(case: Case) -> bool:
    return bool(case.reading.bits) and sounds(case) and _least_bits(case) > 0


def _known_kind(case: Case) -> bool:
    return case.reading.path.suffix.lower() in (".mp3", ".m4b", ".m4a") and bool(
        case.reading.lengths is not None
    )


_STEREO = "recordings of more than one channel"


def _kind_said(case: Case) -> bool:
    """A foreign one without a kind is an audiobook by its file's name."""
    book = case.reading.said is not None and case.reading.path.suffix.lower() == ".m4b"
    return book and not (case.foreign and case.reading.said.media_kind is None)


def _no_audiobook(case: Case) -> Iterator[Hit]:
    kind = case.reading.said.media_kind
    if kind != _AUDIOBOOK:
        yield Hit("it names no kind" if kind is None else f"kind {kind}")


RULES = (
    Rule(
        "AUD-008",
        "audio-cut",
        "EN 301 549 5.4",
        "the recording is cut off",
        REBUILD,
        AUDIO,
        _cut,
        alone=True,
    ),
    Rule(
        "AUD-024",
        "sample-rate-unusual",
        "ACX",
        "the recording has an unusual number of samples a second",
        REBUILD,
        AUDIO,
        _rate,
        alone=True,
        house=True,
    ),
    Rule(
        "AUD-025",
        "channel-silent",
        "EN 301 549 5.4",
        "one channel is silent",
        REBUILD,
        AUDIO,
        _channel_silent,
        _several_channels,
        alone=True,
        applicability=_STEREO,
        why="Who hears with one ear, or with one earphone, may hear nothing.",
    ),
    Rule(
        "AUD-026",
        "channels-opposed",
        "EN 301 549 5.4",
        "one channel is the other upside down",
        REBUILD,
        AUDIO,
        _opposed,
        _several_channels,
        alone=True,
        applicability=_STEREO,
        why="On a telephone, a radio or any one loudspeaker the two cancel each other out.",
    ),
    Rule(
        "AUD-027",
        "bit-rate-low",
        "ACX",
        "it is compressed so much that speech becomes unclear",
        REBUILD,
        AUDIO,
        _bit_rate,
        _has_rate_of_its_own,
        alone=True,
        applicability="recordings with sound in MP3 or AAC-LC",
        house=True,
    ),
    Rule(
        "AUD-028",
        "file-broken-inside",
        "EN 301 549 5.4",
        "a part of the file is broken and cannot be played",
        REBUILD,
        AUDIO,
        _broken,
        alone=True,
    ),
    Rule(
        "AUD-029",
        "length-misstated",
        "WCAG 2.4.5",
        "the file says that it has another length",
        REBUILD,
        AUDIO,
        _length,
        _states_length,
        alone=True,
        applicability="files that state a length",
        why="Players show a wrong length, and jump to wrong places.",
        rests_on=Ground.ADVICE,
    ),
    Rule(
        "AUD-030",
        "kind-not-as-named",
        "EN 301 549 5.4",
        "the file is of another kind than its name says",
        REBUILD,
        AUDIO,
        _kind,
        _known_kind,
        alone=True,
        applicability="files called .mp3, .m4b or .m4a",
        why="A player that goes by the name does not play it.",
    ),
    Rule(
        "AUD-031",
        "tracks-too-many",
        "EN 301 549 5.4",
        "there are several tracks of sound",
        REBUILD,
        AUDIO,
        _tracks,
        alone=True,
        rests_on=Ground.ADVICE,
    ),
    Rule(
        "AUD-061",
        "audiobook-marked-as-music",
        "EN 301 549 5.4",
        "the audiobook is marked as another kind of recording",
        "set its media kind (stik) to 2, an audiobook",
        AUDIO,
        _no_audiobook,
        _kind_said,
        alone=True,
        applicability="M4B files of ours, and foreign ones that name a kind",
        needs="tags",
        why="Players put it among songs, shuffle it, and do not keep the listener's place.",
        rests_on=Ground.ADVICE,
    ),
)
