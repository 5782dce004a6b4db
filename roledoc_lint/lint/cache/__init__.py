"""The cache of results, kept from one run to the next."""
