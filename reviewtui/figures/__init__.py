"""Arithmetic of shares and means on whole numbers."""
