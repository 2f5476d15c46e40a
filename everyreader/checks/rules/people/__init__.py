"""What people decide: the questions that only they can answer, and what is claimed and accepted."""
