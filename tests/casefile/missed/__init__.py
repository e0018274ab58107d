"""What each check of missed opportunities finds."""
