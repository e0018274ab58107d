"""The ratings panel: what was worked out, what a panel says of it, and the window that records it."""
