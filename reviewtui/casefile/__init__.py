"""A case: facts, chronology, documents. Import from its modules: most readers need one of them, and none need all."""
