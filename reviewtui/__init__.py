"""A terminal case-review tool: checklist, graded judgements, and an inspection summary that explains itself."""
