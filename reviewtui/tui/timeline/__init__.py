"""The timeline on the screen: draws what `report.timeline` lays out, and knows no store."""
