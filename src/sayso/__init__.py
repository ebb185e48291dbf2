"""sayso: on whose say-so? Every attributed statement of news reports, with its exact place."""

__version__ = "0.1.0"
__all__ = ["__version__"]
