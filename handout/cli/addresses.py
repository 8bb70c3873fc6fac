"""Addresses of a cluster's machines, and whether others could read what goes there."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

_ENCIPHERED = ("tls", "wss")
_WITHIN = "inproc"
"""Dask's name for what stays in this process."""


def is_private(address: str) -> bool:
    """Whether the way to an address is enciphered, or does not leave this machine."""
    parts = urlsplit(address if "://" in address else f"tcp://{address}")
    if parts.scheme in _ENCIPHERED or parts.scheme == _WITHIN:
        return True
    host = parts.hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
