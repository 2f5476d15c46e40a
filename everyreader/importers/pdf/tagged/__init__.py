"""A tagged PDF → a ``Draft``, by its tags."""
