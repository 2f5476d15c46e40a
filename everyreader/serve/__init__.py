"""At the desk: one process that stays warm, runs builds and checks for others, and shows a statement as it is
written."""
