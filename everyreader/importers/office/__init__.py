"""What Word, OpenDocument and Rich Text files have in common."""
