"""Readings -> what a person or a program reads."""

from sayso.publish.forms import Form, publish

__all__ = ["Form", "publish"]
