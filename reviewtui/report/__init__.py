"""Figures, lists and explanations as lines of terminal text: laid out for a width, never wider, never markup."""
