"""A page in two languages side by side, for two people at one bed."""
