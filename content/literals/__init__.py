"""Finding facts that somebody typed into a text by hand. Pure: no database, no request.

`finder` reads a text: its `passages`, the `quantities` in them (`numerals`, `units`,
`counts`) and the `phones`, and which fact each may be, by the `subjects` beside it.
"""
