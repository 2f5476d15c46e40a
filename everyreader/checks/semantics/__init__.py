"""What the elements of a document mean to assistive technology, by the specifications: roles, names, tables,
languages.

WAI-ARIA 1.2, the Graphics and Digital Publishing modules, HTML Accessibility API Mappings. Names are the
browser's (``names.py``). Its roles are not: of what it passes over it tells none, and rules ask for all.

axe-core's ``axe.commons`` (4.14.1) was tried in the place of this on 612 ACT pages and 546 documents of the
rules' examples, 9561 elements outside of heads. 5613 roles differ: 4437 times it knows none (generic,
paragraph, code …), 1148 times it calls the body a document, 28 times it differs from HTML-AAM, as on
summaries. 4623 names differ: 4421 times it takes the words inside for the name of what they do not name, and
it passes over generated words. Of the 304 ACT pages that are judged, 5 are judged wrongly by its roles, 3 by
its names (an image button is "Submit"), 4 by its table of roles, of whose 129 that both know 58 take other
states and properties (41 ``aria-expanded``, which WAI-ARIA 1.2 took from them); none by what it hides or by
its header cells. The table of ``aria-query`` is nearer: 18. To load axe takes longer than all that is asked
here.
"""

from everyreader.checks.semantics.page import Page, pages

__all__ = ["Page", "pages"]
