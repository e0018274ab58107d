"""Tests of the rating room."""
