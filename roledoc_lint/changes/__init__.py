"""What an edit means for a role: two states compared, and each difference told as a change of a kind."""
