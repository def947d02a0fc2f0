"""Findings about texts: pure functions, values in, values out."""
