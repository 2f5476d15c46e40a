"""The title, found among the lines before the text."""
