"""The case file: dates, chronology, typed events, and text that can do nothing."""
