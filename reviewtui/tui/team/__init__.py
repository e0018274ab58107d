"""What a team does together: the course of a review, comments, handing in, merging, and who has which case."""
