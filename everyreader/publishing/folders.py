"""What the folders of a build's output are called. Nothing is imported here: it is read before all else."""

EDITIONS, REFUSED, HELD = ".editions", ".refused", ".held"  # beside the editions' links
CACHE, MADE, TIMELINE = KEPT = (".cache", ".made", ".timeline")  # below the first: for the next build
SERVE = ".serve"  # there, too: the warm process's own
