"""One kind of file, one module: its bytes to blocks."""
