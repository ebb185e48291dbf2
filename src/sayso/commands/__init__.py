"""What the command line does, by subject; ``sayso.cli`` names the commands."""

__all__: list[str] = []
