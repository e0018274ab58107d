"""The frameworks that come with the product."""
