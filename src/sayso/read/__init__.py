"""Inputs as a person names them, to captures: the bytes as received."""

from sayso.read.inputs import read

__all__ = ["read"]
