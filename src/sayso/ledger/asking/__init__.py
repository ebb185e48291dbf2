"""What the ledger answers when it is asked."""
