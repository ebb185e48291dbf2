"""Inputs as a person names them, to captures: the bytes as received. Feeds can be watched with ``poll``."""

from sayso.read.inputs import read, read_stream, read_url
from sayso.read.rows import Refusal
from sayso.read.watch import poll

__all__ = ["Refusal", "poll", "read", "read_stream", "read_url"]
