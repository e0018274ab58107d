"""What a person can do, and the only callers of the store."""
