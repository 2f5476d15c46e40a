"""pandoc's tree of any foreign file → the blocks that a statement can hold."""
