"""The voices by name: what can be asked for, before any of them is loaded."""

# name → module and class in ``narration/engines``, package; in the order in which they are tried for a
# language
ENGINES = {
    "pico": ("pico", "Pico", "py-nanotts"),
    "espeak": ("espeak", "Espeak", "espeakng-loader"),
    "piper": ("piper", "piper_voice", "piper-tts"),
    "google": ("google", "Google", "gTTS"),
}
OFFLINE = ("pico", "espeak")  # those that may speak unasked
SENDS_TEXT = ("google",)
FROM_A_FILE = ("piper",)
VOICE_FILE = ".onnx"  # Piper's
