"""The command line: one module for each command, which parses, calls, prints and exits."""
