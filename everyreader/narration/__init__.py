"""The narration: a spoken script, voices, a cache of spoken sentences, and their assembly with exact cues.

publication → script → segments → assembly → formats/audio
"""
