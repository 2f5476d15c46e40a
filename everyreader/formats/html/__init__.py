"""The web page: ``write.write`` makes it, ``read_back.read_back`` recovers it from the browser's accessibility tree."""
