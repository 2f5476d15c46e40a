"""Books that are zips: the container that e-books, DAISY books and W3C audiobooks share."""
