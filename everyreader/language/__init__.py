"""What words tell by themselves: persons, dates, the language they are in."""
