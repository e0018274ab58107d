"""The lead's views as text: each with its filter and its cases, its table in as many parts as fit side by side."""
