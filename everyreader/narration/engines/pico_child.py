"""Speak one text with Pico: text on standard input, 16 kHz int16 samples on standard output. Run as a script.

Half volume: at the engine's own volume the samples clip.
"""

import sys

import py_nanotts

if __name__ == "__main__":
    text = sys.stdin.buffer.read().decode("utf-8")
    sys.stdout.buffer.write(py_nanotts.NanoTTS().speak(text, voice=sys.argv[1], volume=0.5))
