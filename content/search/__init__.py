"""Search over published texts: words in, pages with a sentence out. Pure."""
