"""What is worked out over the cases: ratings, counts, agreement, comparison, and why they are so."""
