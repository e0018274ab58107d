"""The lead's views of an inspection: each is rows and columns of cells, under filters that are always stated."""
