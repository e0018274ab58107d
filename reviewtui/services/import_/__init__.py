"""Bringing in: files read and checked, cases described, matched and amended, records joined; all of it or none."""
