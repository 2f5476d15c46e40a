"""The tasks as people type them."""
