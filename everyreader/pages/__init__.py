"""The pages round an edition, and what all pages share: templates, one style sheet, embedded fonts, their few words."""
