"""A plain text → a ``Draft``: paragraphs, points and pages told by lines and gaps."""
