"""Reading text: HTML, Markdown, sentences, words. Pure: no framework, no database.

`html` walks finished HTML, `markdown` finds what an editor's text says and where,
`sentences` divides prose, `tokens` finds its words and figures, `letters` compares
words. Search, comparison, glossary, readability, spelling and the finder of literals
all read with these.
"""
