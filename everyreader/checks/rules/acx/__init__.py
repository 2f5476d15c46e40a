"""Rules about the recordings for audiobook shops."""
