"""The furniture of letters and releases: senders, dates, embargoes, signatures, mails."""
