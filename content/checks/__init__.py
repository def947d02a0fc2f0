"""What can be measured of a text. Pure: no framework, no database, no request.

`sentences` reads a text, `names` tells words from medical names, `syllables` counts,
`readability` scores; `spelling` asks hunspell; `quality` weighs the site against
checklists for patient information.
"""
