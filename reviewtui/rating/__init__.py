"""From answers to ratings, each with its reason."""
