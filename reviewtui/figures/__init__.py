"""Arithmetic of shares and means on whole numbers: no float and no rounding ever decides a band."""
