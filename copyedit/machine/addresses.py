"""Whether an address is of this machine. Start with `is_here`."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_here(address: str) -> bool:
    """True for an address that never leaves this machine, and for what is no address but a word (“local”).

    >>> is_here("http://localhost:8081"), is_here("http://localhost@elsewhere.example")
    (True, False)
    """
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    if not host:
        return "/" not in address
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
