"""Pages and documents of e-books by themselves: names, roles, headings, lists, tables, links, keyboard, the
page's player."""
