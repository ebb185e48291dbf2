"""What people judged: kept beside what was read, anchored in it, and obeyed in comparing."""
