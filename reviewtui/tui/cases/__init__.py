"""The list of cases, the first screen."""
