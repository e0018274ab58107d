"""Whole stories, told in a real terminal with the installed program."""
