"""Tests of the framework room."""
