"""The evidence bundle: what was found with the bytes it was read from, and a script that checks it."""

from sayso.publish.bundling.bundle import write_bundle

__all__ = ["write_bundle"]
