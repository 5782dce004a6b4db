"""Changes as text and as data: one format, one module with a `render` that returns the whole report."""
