"""Linked readings -> claims with their origins, states and relations."""

from sayso.corroborate.corroborating import corroborate

__all__ = ["corroborate"]
