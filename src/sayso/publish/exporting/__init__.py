"""The export formats: stories and what comparing found in them -> files that other programs read."""

from sayso.publish.exporting.formats import BINARY, FORMATS, export, ready
from sayso.publish.exporting.parts import Part, part_of, settled

__all__ = ["BINARY", "FORMATS", "Part", "export", "part_of", "ready", "settled"]
