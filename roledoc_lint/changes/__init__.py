"""What an edit means for a role: two states compared, and each difference classified as a kind of change."""
