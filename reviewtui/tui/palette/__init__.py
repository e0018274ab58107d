"""What can be done and where one can go, by typing some of its name."""
