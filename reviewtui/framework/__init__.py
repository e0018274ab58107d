"""What is asked, and how it rolls up."""
