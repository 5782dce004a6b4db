"""What a role and the catalogue are."""
