"""How the values of one role came to be, commit by commit."""
