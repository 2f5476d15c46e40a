"""Rules about text files: how their bytes are made, and what is told in words there and by marks
elsewhere."""
