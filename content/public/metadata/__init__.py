"""What machines read: heads of pages, the map of the site, the feed, pictures."""
