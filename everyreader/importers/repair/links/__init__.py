"""Addresses and numbers that can be followed."""
