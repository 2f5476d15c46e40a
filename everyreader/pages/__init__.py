"""The pages round an edition: the download page and the list of editions."""
