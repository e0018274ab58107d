"""A terminal case-review tool: checklist, graded judgements, and an inspection summary that explains itself."""

__version__ = "0.1.0"
"""Said here, and read here when the package is built: asking the installed package for it costs a start a third."""
