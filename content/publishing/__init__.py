"""The one road from drafts to editions: request, review, publication."""
