"""A Word file → a ``Draft``: pandoc reads its text, and what pandoc passes over is read here."""
