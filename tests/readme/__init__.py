"""The README's pictures and key table, made by the program and compared with it."""
