"""The panes of a review: each is a widget with its keys and its acts."""
