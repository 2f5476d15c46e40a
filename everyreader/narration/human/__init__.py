"""Narrations that a person has read: a recording of the whole statement, held against our own synthesis of
its words.

recording → sound (one level) → alignment (which sentence is heard where) → judgement → the same ``Narration``
that a voice gives
"""

from everyreader.narration.human.files import recording_of
from everyreader.narration.human.narrate import ENGINE, narrate_recording
from everyreader.narration.human.script import human_script, script_of

__all__ = ["ENGINE", "human_script", "narrate_recording", "recording_of", "script_of"]
