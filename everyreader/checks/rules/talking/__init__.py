"""Rules about talking books: DAISY 2.02 and W3C Audiobooks."""
