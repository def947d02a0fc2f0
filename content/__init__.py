"""Treatment pages: drafts that staff edit, reviews, editions that patients read."""
