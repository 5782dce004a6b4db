"""From bytes to text to data with a source map, and edits of that text."""
