"""How late an MP3 is heard: what its encoder puts before the sound, and what a decoder adds."""

DELAY = 576 + 529  # samples: LAME's own delay, and the decoder's
