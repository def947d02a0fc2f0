"""The gallery: every component in every state and language, for staff to look at.

Its examples are data (`examples/`), made of the starter content and drawn through the
public templates; the tests draw the same ones.
"""
