"""The lead's view: where the inspection stands, why, and the judgements behind every figure."""
