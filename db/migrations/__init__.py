"""Carries a store from one schema to the next; ships with the product."""
