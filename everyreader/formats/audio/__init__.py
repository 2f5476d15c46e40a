"""The narration's files, MP3 and M4B: written from the assembly, read back by decoding them."""
