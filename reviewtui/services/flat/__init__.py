"""What is recorded and what follows from it, as flat tables for analysts."""
