"""DAISY 2.02 (DAISY Consortium, Recommendation of 28 February 2001): a talking book of text and sound, as
library players take it."""
