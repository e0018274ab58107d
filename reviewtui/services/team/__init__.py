"""Who of the team has which case or standard, and how far each has come."""
