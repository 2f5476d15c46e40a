"""The house's colours as rules that follow the style sheet. Readers who ask for more or less contrast keep the sheet's own."""

from __future__ import annotations

from everyreader.house import Colours


def house_style(colours: Colours) -> str:
    """CSS, empty where the house gives no colours."""
    return "\n".join(
        f"@media (prefers-color-scheme: {scheme}) and (prefers-contrast: no-preference) {{\n  :root {{ {rules} }}\n}}"
        for scheme, accent, band in (
            ("light", colours.accent, colours.band),
            ("dark", colours.accent_dark, colours.band_dark),
        )
        if (rules := _rules(accent, band))
    )


def _rules(accent: str, band: str) -> str:
    given = {"--accent": accent, "--accent-strong": accent, "--band": band}
    return " ".join(f"{name}: {value};" for name, value in given.items() if value)
