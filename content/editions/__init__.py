"""What readers get: publications, editions, and the reviews that led to them."""
