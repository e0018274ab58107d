"""The hub: a shared PostgreSQL database in which an office's laptops meet. Nothing depends on it."""
