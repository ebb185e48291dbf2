"""What a page shows, as values: from what the ledger tells to what a template puts out. No request comes in here, so
that a page can be written to a file too."""
