"""From files to values: every value knows its file, line and column, and all faults of a file come at once."""
