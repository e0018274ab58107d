"""The tour of the demo: seven cards on real screens, shown once."""
