"""What a person set on this machine, and what helps them there: never anything about a case."""
