"""Search across all cases: what was found, in its context; Enter goes there."""
