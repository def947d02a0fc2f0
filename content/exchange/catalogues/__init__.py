"""The texts of one language as a file for a translator: a PO catalogue or XLIFF.

`paragraphs` cuts a text, `entries` makes entries of a book, `po` and `xliff` write and
read them, `taking` compares a file with the drafts, `saving` writes what it brings.
"""
