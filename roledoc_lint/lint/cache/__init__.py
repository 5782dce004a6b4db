"""What earlier runs found, kept from one run to the next."""
