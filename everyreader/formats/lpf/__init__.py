"""W3C Audiobooks (Recommendation of 10 November 2020) in the Lightweight Packaging Format: the recording with
its contents."""
