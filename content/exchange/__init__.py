"""Content as files: Markdown with front matter, and records as YAML."""
