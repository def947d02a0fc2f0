"""The whole public site as files: what belongs to it, what is wrong, how it is written."""
