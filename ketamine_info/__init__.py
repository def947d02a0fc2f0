"""The project: settings, addresses, entry points."""
