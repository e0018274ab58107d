"""The windows that any screen may open."""
