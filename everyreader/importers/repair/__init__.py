"""A received draft → a canonical statement and the list of repairs (``add``). No word changes."""
