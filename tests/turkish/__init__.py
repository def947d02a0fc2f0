"""What must hold of a site that has Turkish as well. Its files run in a copy of the
project, in which `tests/test_turkish.py` has added the language."""
