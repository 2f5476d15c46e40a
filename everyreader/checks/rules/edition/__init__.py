"""The edition as a whole: its files, their description, the download page."""
