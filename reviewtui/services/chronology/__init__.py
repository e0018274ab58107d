"""What the chronology of a case says: its order, its measures and checks, over one case and over all."""
