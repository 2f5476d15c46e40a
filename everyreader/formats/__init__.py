"""What an edition is made of: each format written by one room and read back by another, in one table."""
