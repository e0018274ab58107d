"""Flat tables for analysts: what a table is, and how it is written as CSV, as NDJSON and as a workbook."""
