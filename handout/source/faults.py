"""What is wrong with a picture, before it is known which line of which file named the picture."""

from __future__ import annotations


class PictureError(Exception):
    """A picture that cannot be used. `message` goes on from the picture's name: 'is a GIF', 'has no size'."""

    def __init__(self, message: str, *hints: str) -> None:
        self.message = message
        self.hints = hints
        super().__init__(message)


class BeyondSubsetError(PictureError):
    """An SVG that asks for something that the program's own reader does not do."""


class BeyondSelectorsError(BeyondSubsetError):
    """An SVG that lacks nothing but style rules whose selectors are more than element, class and id."""
