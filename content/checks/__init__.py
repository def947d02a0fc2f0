"""What can be measured of a text. Pure: no framework, no database, no request.

`sentences` reads Markdown, `tokens` and `names` tell words from figures and medical
names, `syllables` counts, `readability` scores; `spelling` asks hunspell; `quality`
weighs the site against checklists for patient information.
"""
