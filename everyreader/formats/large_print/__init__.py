"""The large-print PDF: ``write.write`` makes it with Typst, ``read_back.read_back`` recovers it from the
tag tree.

It claims PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) at once, and nothing in it is drawn smaller than
18 pt.
"""
