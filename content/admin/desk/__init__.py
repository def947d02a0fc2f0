"""The desk: what waits for whom, counted from the books themselves at each look.

`view` is what a look rests on, `kinds` the list of everything that can wait; a file for
each family of kinds gathers it. `pages` draws the start page and the lists, `matrix`
every page in every language, `finding` looks for a text.
"""
