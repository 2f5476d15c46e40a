"""What every format carries of the statement, held against it: words, structure, alternatives, languages,
links."""
