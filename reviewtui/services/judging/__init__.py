"""What a person records on a question of a case, and what it rests on."""
