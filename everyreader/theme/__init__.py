"""What all pages share: templates, styles, fonts, the cover, and the few words that are ours."""
