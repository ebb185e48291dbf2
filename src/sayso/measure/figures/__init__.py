"""Numbers with their bounds, and what they count."""

from sayso.measure.figures.finding import find_figures

__all__ = ["find_figures"]
