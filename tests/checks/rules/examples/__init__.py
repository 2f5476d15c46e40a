"""One table of examples for each family or group of families."""
