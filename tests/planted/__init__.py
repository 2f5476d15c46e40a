"""Single faults planted in finished editions, by somebody who does not know the rules."""
