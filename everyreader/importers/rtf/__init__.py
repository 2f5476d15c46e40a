"""A Rich Text file → a ``Draft``."""
