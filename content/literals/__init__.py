"""Finding facts that somebody typed into a text by hand. Pure: no database, no request.

`finder` reads a text: its `passages`, the `quantities` in them (`numbers`, `numerals`,
`units`, `counts`) and the `phones`. Which fact each may be is told by the `subjects`
beside it and by its `meaning`, read from `cues`; `values` compares the two.
"""
