"""Rules about captions: the sentences of the recording with their times."""
