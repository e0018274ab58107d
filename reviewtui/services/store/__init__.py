"""What the one file of a store is made, opened, locked and looked at with."""
