"""A case: facts, chronology, documents."""
