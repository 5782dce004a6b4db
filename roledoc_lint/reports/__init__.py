"""What an operation found, as text and as data: one module for each format, with a function `render`."""
