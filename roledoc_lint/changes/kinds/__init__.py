"""The kinds of change: what they are, and the table of all of them."""
