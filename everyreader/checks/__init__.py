"""What is checked: own rules and outside validators."""
