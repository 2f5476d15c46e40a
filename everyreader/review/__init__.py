"""What people decided about a statement: the answers of a review, and the findings that they accept with a
reason."""
