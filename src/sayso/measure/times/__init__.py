"""Time expressions, resolved against the publication date and the report's own anchors."""

from sayso.measure.times.finding import find_times

__all__ = ["find_times"]
