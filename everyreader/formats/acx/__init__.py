"""One recording a chapter, as audiobook shops take them (ACX): MP3 at 192 kbit/s in one zip. Made on request."""
