"""What everything else is built of: the publication, findings, people's decisions, the house. Nothing here
climbs to another room."""
