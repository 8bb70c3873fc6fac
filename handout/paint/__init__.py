"""Frames and a structure tree into PDF bytes. Knows nothing of handouts or clinics."""
