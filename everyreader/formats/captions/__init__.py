"""Captions: the sentences with the times at which they are heard, as WebVTT and as SubRip."""
