"""The lead's views: a screen each, under filters that are always in sight, and one key from each to the others."""
