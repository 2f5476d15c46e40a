"""One Chromium: its process, the pages open in it, and what a document looks like to eye and ear."""
