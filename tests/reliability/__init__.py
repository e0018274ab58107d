"""What is promised of a store, held against blows: each module is a command that prints its row of the table."""
