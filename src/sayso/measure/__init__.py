"""Report, Encoded, Statements -> figures, times and places, and what they belong to."""

from sayso.measure.measuring import measure

__all__ = ["measure"]
