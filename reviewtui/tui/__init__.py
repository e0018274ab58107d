"""Door two: the screens."""
