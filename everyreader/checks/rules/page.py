"""WEB: page."""
from everyreader.checks.rules.model import Rule

RULES: tuple[Rule, ...] = ()
