"""The pictures and keys of the README and the guides, made by the program and compared with it."""
