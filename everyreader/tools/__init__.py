"""Where the tools are that are not Python modules, how they are fetched, and which are missing."""
