"""Place names, resolved in an offline gazetteer by the report's own context."""

from sayso.measure.places.finding import find_places

__all__ = ["find_places"]
