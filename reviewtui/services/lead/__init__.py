"""What the lead inspector decides: rulings, moderation, challenges, the panel, recommendations, the end."""
