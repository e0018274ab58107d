"""Who acts, whose an entry is, and whose work a person may read."""
