"""What readers should not find in a text, and where it stands. Pure.

`declared` lists every check with its level; `examine` runs them over one text; `phrases`
reads the lexicons that an administrator edits. No database, no request: a text, its
language and what it is go in, places come out.
"""
