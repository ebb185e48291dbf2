"""Report -> Encoded: the one model call."""

from sayso.encode.encoding import encode

__all__ = ["encode"]
