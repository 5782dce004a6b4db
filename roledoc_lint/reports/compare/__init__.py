"""Two roles side by side, one module for each format."""
