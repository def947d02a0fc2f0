"""Help with writing Markdown: what a text can name, and clean text from elsewhere."""
