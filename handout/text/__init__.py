"""Strings into lines of glyphs. Knows fonts, languages and directions; knows nothing of handouts, pages or PDF."""
