"""The gallery: every component in every state and language, for staff to look at.

It has small content of its own (`content/`), so that no edit of the real texts changes
an example. Examples are data (`examples/`): a book, rendered and drawn as the pages of
readers are. The tests draw the same ones.
"""
