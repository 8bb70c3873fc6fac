"""What a PDF of this program is known by."""

NAMESPACE = "https://handout.example/ns/1/"
"""Names the handout's own properties in XMP; an address that nobody needs to open."""

PRINT_FILE = "print-file"
"""What stands in place of a handout's id in a file of many sheets."""

SEPARATOR = "separator"
"""… and on a leaf between groups of them."""


def is_handout(pdf: bytes) -> bool:
    """Whether bytes are a PDF that this program made, by its mark in the metadata, which is never compressed."""
    return pdf.startswith(b"%PDF-") and NAMESPACE.encode() in pdf


def is_personal(pdf: bytes) -> bool:
    """Whether bytes are a handout that was made for one recipient, by the same metadata."""
    return b"<h:sheet>personal</h:sheet>" in pdf
