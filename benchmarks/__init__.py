"""Measures how fast the program is, beside other checkers of YAML: `make bench`."""
