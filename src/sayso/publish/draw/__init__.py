"""Pictures as SVG, and marked text: pure functions from values to markup, each picture with a table beside it."""
