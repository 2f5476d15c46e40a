"""What a browser shows: what is hidden, in which order, in which colours and sizes, and whether it fits."""
