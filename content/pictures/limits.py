"""How large a picture may be when it is uploaded, and how large it is kept."""

MAX_BYTES = 20_000_000
"""Of the uploaded file."""

MAX_PIXELS = 40_000_000
"""Width times height has to stay below; three bytes each when decoded."""

MIN_WIDTH = 320
"""Pixels: the narrowest phone. A smaller picture would be blurred."""

MAX_SHAPE = 3
"""How many times the shorter side goes into the longer one."""

MAX_WIDTH = 1600
"""Pixels that are kept: twice the width of the text, for sharp screens."""
