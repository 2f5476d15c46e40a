"""What is kept from one build to the next, and what it was made of."""
