"""A Document onto pages: values in, frames and a structure tree out. Knows nothing of PDF."""
