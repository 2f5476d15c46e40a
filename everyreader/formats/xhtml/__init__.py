"""The statement as accessible markup, made once and shared by the EPUB (as XHTML) and the web page (as
HTML5).
"""

from everyreader.formats.xhtml.accessibility import Accessibility, describe
from everyreader.formats.xhtml.contents import Heading, contents
from everyreader.formats.xhtml.fragment import Fragment, Traits, fragment
from everyreader.theme.phrases import date_in_words, direction, phrase

__all__ = [
    "Accessibility",
    "Fragment",
    "Heading",
    "Traits",
    "contents",
    "date_in_words",
    "describe",
    "direction",
    "fragment",
    "phrase",
]
