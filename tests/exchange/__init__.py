"""The exchange: what is read, what is refused and in which words, and what is written."""
