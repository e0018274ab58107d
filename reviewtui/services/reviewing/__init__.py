"""One person's review of one case: its sheet, what is owed, and how it is handed in."""
