"""What a PDF of this program is known by."""

NAMESPACE = "https://handout.example/ns/1/"
"""Names the handout's own properties in XMP; an address that nobody needs to open."""

PRINT_FILE = "print-file"
"""What stands in place of a handout's id in a file of many sheets."""

OF_A_SHEET = ("handout", "language", "edition", "contentHash")
"""What the part of each sheet in a print file says of its wording, as user properties (ISO 32000-1 14.7.5.4)."""

SEPARATOR = "separator"
"""… and on a leaf between groups of them."""


def is_handout(pdf: bytes) -> bool:
    """Whether bytes are a PDF that this program made, by its mark in the metadata, which is never compressed."""
    return pdf.startswith(b"%PDF-") and NAMESPACE.encode() in pdf


def is_print_file(pdf: bytes) -> bool:
    """Whether bytes are a print file of this program, by the same metadata."""
    return b"<h:id>%s</h:id>" % PRINT_FILE.encode() in pdf


def is_personal(pdf: bytes) -> bool:
    """Whether bytes are a handout that was made for one recipient, by the same metadata."""
    return b"<h:sheet>personal</h:sheet>" in pdf
