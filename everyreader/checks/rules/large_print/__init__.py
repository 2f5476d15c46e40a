"""The large print, and any PDF: tags, pages, letters, links, what the file says of itself."""
