"""The shelf: which sheets stand on it, what its page says of them, and the record of the files that are its own."""
