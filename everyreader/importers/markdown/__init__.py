"""Foreign Markdown → a ``Draft``: front matter, HTML inside it, the signs of site generators."""
