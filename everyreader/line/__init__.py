"""The line from source to edition, and the check of what stands."""
