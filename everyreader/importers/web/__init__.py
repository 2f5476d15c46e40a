"""A saved web page → a ``Draft``: the article, without what the site has around it."""
