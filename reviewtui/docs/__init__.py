"""The guides, shipped with the product."""
