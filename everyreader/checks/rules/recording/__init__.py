"""The recording: sentences, words, sound, chapters, tags."""
