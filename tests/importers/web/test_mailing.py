"""Newsletters: what they say of themselves goes by name, what a text says of a list stays."""

from __future__ import annotations

import pytest

from ..conftest import markdown
from .test_reader import page

TEXT = "<p>It is old, it is long, and it is made of wood.</p>"
LEFT = "part of the page left out"


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        (('<table><tr><td>No pictures? <a href="https://a.example/">View it in your '
            'browser</a></td></tr></table>'), "how to get the mailing: “No pictures? View it in your browser”"),
        (('<table><tr><td>1 Quay<br><br>You can <a href="https://a.example/">unsubscribe</a> '
            'here.</td></tr></table>'), "how to get the mailing: “You can unsubscribe here.”"),
        (('<p><a href="https://a.example/1">Abmelden</a> oder <a href="https://a.example/2">im Browser '
            'ansehen</a></p>'), "how to get the mailing: “Abmelden oder im Browser ansehen”"),
        (('<table><tr><td><a href="https://a.example/"><img src="f.png" alt="Facebook"></a></td><td><a '
            'href="https://b.example/"><img src="t.png" alt="Twitter"></a></td></tr></table>'), "links to networks: “Facebook Twitter”"),
    ],
)  # fmt: skip
def test_what_a_newsletter_says_of_itself_goes_by_name(importing, markup, said):
    draft = importing(page(TEXT + markup), "a.html")
    assert said in [one.message for one in draft.repairs if one.name == LEFT]
    assert not {"browser", "unsubscribe", "Abmelden", "Facebook"} & set(markdown(draft).split())
    assert ("1 Quay" in markdown(draft)) == ("1 Quay" in markup)


def test_what_a_text_says_of_a_list_stays(importing):
    text = '<p>You can <a href="https://a.example/">unsubscribe</a> from the list of the town.</p>'
    assert "unsubscribe" in markdown(importing(page(TEXT + text), "a.html"))
