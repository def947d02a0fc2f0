"""Treatment pages: drafts that staff edit, one door, editions that patients read."""
