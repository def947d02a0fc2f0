"""The one door between drafts and editions."""
