"""The e-book: EPUB 3.3. ``write.write`` makes it from the fragment, ``read_back.read_back`` recovers it from the finished file."""
