"""The phones of readers: how wide they are, and how large their letters are set."""

PHONES = (320, 360, 390)
"""CSS pixels."""

LETTERS = (16, 24, 32)
"""CSS pixels of an ordinary letter, as set in the browser or the phone."""
