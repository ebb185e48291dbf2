"""The label sets of the heads, and the target that counts for nothing."""

from __future__ import annotations

from sayso.encode.labels import NAMES, ROLES, STANCES

IGNORE = -100

__all__ = ["IGNORE", "NAMES", "ROLES", "STANCES"]
