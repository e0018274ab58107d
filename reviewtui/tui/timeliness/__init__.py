"""Timeliness on the screen: each measure over all cases, and the cases and events behind it."""
