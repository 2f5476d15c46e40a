"""AUD: what kind of sound file it is: whole, of one track, as long as it says, and of the kind that its name
says."""

from __future__ import annotations

from collections.abc import Iterator

from everyreader.checks.rules.model import REBUILD, Hit, having, rule, where
from everyreader.checks.rules.recording.listening import at, sounds, undisturbed
from everyreader.checks.rules.recording.tags import tags_of
from everyreader.checks.rules.subjects import RECORDING, Case
from everyreader.formats.audio.read.reader import AudioReading
from everyreader.formats.audio.read.tags import Said
from everyreader.model.findings import Ground

_SLACK = 1.0  # seconds by which a length may be stated otherwise
_RATES = (44_100, 48_000)
_AUDIOBOOK = 2


@rule(
    "AUD-008",
    "audio-cut",
    on=RECORDING,
    criterion="EN 301 549 5.4",
    message="the recording is cut off",
    fix=REBUILD,
)
def audio_cut(case: Case[AudioReading]) -> Iterator[Hit]:
    if not case.reading.whole:
        lengths = case.reading.lengths or {}
        longest = max([*lengths.values(), case.reading.declared or 0.0])
        declared = f" of {longest:.1f} s" if longest > case.reading.duration else ""
        yield Hit(f"{case.reading.duration:.1f} s{declared} can be decoded", where=at(case.reading.duration))


@rule(
    "AUD-028",
    "file-broken-inside",
    on=RECORDING,
    criterion="EN 301 549 5.4",
    message="a part of the file is broken and cannot be played",
    fix=REBUILD,
)
def file_broken_inside(case: Case[AudioReading]) -> Iterator[Hit]:
    for moment in case.reading.damaged:
        yield Hit(f"at {moment:.2f} s", where=at(moment))


@where("files that state a length")
def _states_length(case: Case[AudioReading]) -> bool:
    return case.reading.lengths is not None


@rule(
    "AUD-029",
    "length-misstated",
    on=RECORDING,
    criterion="WCAG 2.4.5",
    message="the file says that it has another length",
    fix=REBUILD,
    applies=_states_length,
    rests_on=Ground.ADVICE,
    why="Players show a wrong length, and jump to wrong places.",
)
def length_misstated(case: Case[AudioReading]) -> Iterator[Hit]:
    if case.reading.unindexed and case.reading.whole:
        yield Hit("its frames differ in size, and it has no index that says how long it is")
    if not undisturbed(case):
        return
    for name, seconds in (case.reading.lengths or {}).items():
        if abs(seconds - case.reading.duration) > _SLACK:
            yield Hit(f"{name} says {seconds:.1f} s; it plays for {case.reading.duration:.1f} s")


@where("files called .mp3, .m4b or .m4a")
def _known_kind(case: Case[AudioReading]) -> bool:
    return case.reading.path.suffix.lower() in (".mp3", ".m4b", ".m4a") and bool(
        case.reading.lengths is not None
    )


@rule(
    "AUD-030",
    "kind-not-as-named",
    on=RECORDING,
    criterion="EN 301 549 5.4",
    message="the file is of another kind than its name says",
    fix=REBUILD,
    applies=_known_kind,
    why="A player that goes by the name does not play it.",
)
def kind_not_as_named(case: Case[AudioReading]) -> Iterator[Hit]:
    kind, codec = case.reading.kind or "mp3", case.reading.codec
    suffix = case.reading.path.suffix.lower()
    if suffix == ".mp3" and (kind != "mp3" or not codec.startswith("mp3")):
        yield Hit(f"it is called {suffix} and holds {codec} in a {kind} file")
    if suffix in (".m4b", ".m4a") and kind != "mp4":
        yield Hit(f"it is called {suffix} and is a {kind} file")


@rule(
    "AUD-031",
    "tracks-too-many",
    on=RECORDING,
    criterion="EN 301 549 5.4",
    message="there are several tracks of sound",
    fix=REBUILD,
    rests_on=Ground.ADVICE,
)
def tracks_too_many(case: Case[AudioReading]) -> Iterator[Hit]:
    if case.reading.tracks > 1:
        yield Hit(f"{case.reading.tracks} tracks; players let hear the first")


@rule(
    "AUD-024",
    "sample-rate-unusual",
    on=RECORDING,
    criterion="ACX",
    message="the recording has an unusual number of samples a second",
    fix=REBUILD,
    house=True,
)
def sample_rate_unusual(case: Case[AudioReading]) -> Iterator[Hit]:
    if case.reading.rate not in _RATES:
        yield Hit(f"{case.reading.rate:,} samples a second; expected 44,100")


@where("recordings of more than one channel")
def _several_channels(case: Case[AudioReading]) -> bool:
    return len(case.reading.channel_rms) > 1 and max(case.reading.channel_rms) > 1e-4


@rule(
    "AUD-025",
    "channel-silent",
    on=RECORDING,
    criterion="EN 301 549 5.4",
    message="one channel is silent",
    fix=REBUILD,
    applies=_several_channels,
    why="Who hears with one ear, or with one earphone, may hear nothing.",
)
def channel_silent(case: Case[AudioReading]) -> Iterator[Hit]:
    loudest = max(case.reading.channel_rms)
    for number, level in enumerate(case.reading.channel_rms, 1):
        if level < 0.003 * loudest:
            yield Hit(f"channel {number} of {case.reading.channels}")


@rule(
    "AUD-026",
    "channels-opposed",
    on=RECORDING,
    criterion="EN 301 549 5.4",
    message="one channel is the other upside down",
    fix=REBUILD,
    applies=_several_channels,
    why="On a telephone, a radio or any one loudspeaker the two cancel each other out.",
)
def channels_opposed(case: Case[AudioReading]) -> Iterator[Hit]:
    if case.reading.opposed:
        yield Hit()


@where("recordings with sound in MP3 or AAC-LC")
def _has_rate_of_its_own(case: Case[AudioReading]) -> bool:
    return bool(case.reading.bits) and sounds(case) and _least_bits(case) > 0


@rule(
    "AUD-027",
    "bit-rate-low",
    on=RECORDING,
    criterion="ACX",
    message="it is compressed so much that speech becomes unclear",
    fix=REBUILD,
    applies=_has_rate_of_its_own,
    house=True,
)
def bit_rate_low(case: Case[AudioReading]) -> Iterator[Hit]:
    least = _least_bits(case)
    if case.reading.bits < least:
        yield Hit(f"{case.reading.bits / 1000:.0f} kbit/s; expected at least {least / 1000:.0f}")


def _least_bits(case: Case[AudioReading]) -> float:
    """Speech without artefacts takes so many bits a second; 0 where the codec is not one that is known
    here."""
    if case.reading.codec.startswith("mp3"):
        return 46_000  # a constant 48 kbit/s, measured on few frames
    return 30_000 if case.reading.codec == "aac" and case.reading.profile in ("LC", "") else 0


@where("M4B files of ours, and foreign ones that name a kind")
def _kind_said(case: Case[AudioReading]) -> bool:
    """A foreign one without a kind is an audiobook by its file's name."""
    said = case.reading.said
    if said is None or case.reading.path.suffix.lower() != ".m4b":
        return False
    return not case.foreign or said.media_kind is not None


@rule(
    "AUD-061",
    "audiobook-marked-as-music",
    on=RECORDING,
    criterion="EN 301 549 5.4",
    message="the audiobook is marked as another kind of recording",
    fix="set its media kind (stik) to 2, an audiobook",
    applies=_kind_said,
    rests_on=Ground.ADVICE,
    needs="tags",
    why="Players put it among songs, shuffle it, and do not keep the listener's place.",
)
@having(tags_of)
def audiobook_marked_as_music(case: Case[AudioReading], said: Said) -> Iterator[Hit]:
    kind = said.media_kind
    if kind != _AUDIOBOOK:
        yield Hit("it names no kind" if kind is None else f"kind {kind}")
