"""Lines that stand for themselves, and those that were only wrapped."""
