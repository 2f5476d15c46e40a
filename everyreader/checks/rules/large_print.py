"""PRT: large print."""
from everyreader.checks.rules.model import Rule

RULES: tuple[Rule, ...] = ()
