"""What a team does together, in the screens."""
