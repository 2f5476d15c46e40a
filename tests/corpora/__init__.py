"""Scripts that run the project against public test data, which lies outside of the repository."""
