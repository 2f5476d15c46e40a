"""What the elements of a document mean to assistive technology, by the specifications: roles, names, tables,
languages.

WAI-ARIA 1.2, the Graphics and Digital Publishing modules, HTML Accessibility API Mappings, Accessible Name
and Description Computation. Where browsers differ from them, ACT rules ask for the specification; so nothing
here asks the browser.
"""

from everyreader.checks.semantics.page import Page, pages

__all__ = ["Page", "pages"]
