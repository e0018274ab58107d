"""Missed opportunities on the screen: by kind and site, and the findings behind each, to be decided."""
