"""The colours of what is drawn for machines: the picture of a page, the mark."""

PAPER, LINE, INK, INK_SOFT, TEAL = "#fbf7ee", "#d9cdb6", "#2a241c", "#4b4337", "#11505a"

TILE, DROP = "#1d5c63", "#fdf9f1"
"""Of the mark."""
