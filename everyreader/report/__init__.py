"""Findings → a judgement of the edition → its report, as a page and as JSON."""
