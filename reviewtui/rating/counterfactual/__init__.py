"""What would change a rating: the fewest judgements that would give each other one, worked out exactly or not said."""
