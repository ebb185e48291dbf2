"""Captures to reports: text with the bytes of every character, and what is known of it."""

from sayso.parse.report import parse

__all__ = ["parse"]
