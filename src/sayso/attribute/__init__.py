"""Report, Encoded -> Statements: the heart."""

from sayso.attribute.attributing import attribute

__all__ = ["attribute"]
