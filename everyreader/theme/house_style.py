"""The house's colours as rules that follow the style sheet, and its logo. Readers who ask for other contrast
keep the sheet's own colours."""

from __future__ import annotations

import base64

from everyreader.model.house import Colours, House


def house_style(colours: Colours) -> str:
    """CSS, empty where the house gives no colours."""
    return "\n".join(
        (
            f"@media (prefers-color-scheme: {scheme}) and (prefers-contrast: no-preference) {{\n  :root "
            f"{{ {rules} }}\n}}"
        )
        for scheme, accent, band in (
            ("light", colours.accent, colours.band),
            ("dark", colours.accent_dark, colours.band_dark),
        )
        if (rules := _rules(accent, band))
    )


def _rules(accent: str, band: str) -> str:
    given = {"--accent": accent, "--accent-strong": accent, "--band": band}
    return " ".join(f"{name}: {value};" for name, value in given.items() if value)


def logo_of(house: House, publisher: str) -> tuple[str, str] | None:
    """The logo as a data: address and its alternative text, which is empty where the ``publisher`` beside it
    says the same.

    An edition that was copied has no logo's file.
    """
    logo = house.logo
    if logo is None or not logo.sha256:
        return None
    data = base64.b64encode(logo.path.read_bytes()).decode("ascii")
    return f"data:{logo.media_type};base64,{data}", "" if logo.words == publisher else logo.words
