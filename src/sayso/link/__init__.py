"""Readings -> what belongs together: copies, stories, sources, groups of statements."""

from sayso.link.linking import Linked, Told, link, tell

__all__ = ["Linked", "Told", "link", "tell"]
