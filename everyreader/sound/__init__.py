"""Sound, whoever made it: decoded, measured, levelled, cut where nothing is heard."""
