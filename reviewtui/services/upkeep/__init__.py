"""The upkeep of a store: copies, checks, repair, reading around damage, and retention at its end."""
