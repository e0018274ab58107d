"""The summary as a table: its lines, its columns, and its cells, for print and for the screen; and its printed page."""
