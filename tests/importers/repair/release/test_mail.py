"""A mail that was saved as a text: its signature and what it quotes stay, are named, and are taken for
nothing else."""

from __future__ import annotations

import pytest

from everyreader.importers.summary import lines
from tests.importers.conftest import body, repairs

HEAD = (
    "From: Jo <jo@pier.example>\nTo: All\nSubject: The pier opens\nDate: Mon, 4 Mar 2024 10:12:00 +0100\n\n"
)
TEXT = "The old pier opens again for all who wish to walk on it.\n\n"
OTHERS = "mail of somebody else"


def test_a_line_of_the_signature_is_no_heading(imported) -> None:
    added = imported(
        f"{HEAD}{TEXT}Jo Brook\nPier Trust\n\n-- \nTown of Pier | 1 Sea Road\n\nPress office\n\nThis "
        f"mail is confidential.\n"
    )
    assert body(added).endswith(
        "\n\nTown of Pier \\| 1 Sea Road\n\nPress office\n\nThis mail is confidential.\n"
    )
    assert "line made heading" not in {name for _, name in repairs(added)}


@pytest.mark.parametrize(
    "led",
    [
        "On Fri, 1 Mar 2024 at 10:02, Al Wells <al@news.example> wrote:",
        "On Fri, 1 Mar 2024 at 10:02, Al Wells <al@news.example>\nwrote:",
        "On Friday Al Wells wrote:",
        "Am Fr., 1. März 2024 um 10:02 Uhr schrieb Al Wells:",
        "Al Wells <al@news.example> schrieb am 01.03.2024:",
        "Le ven. 1 mars 2024 à 10:02, Al Wells a écrit :",
        "El vie, 1 mar 2024 a las 10:02, Al Wells (<al@news.example>) escribió:",
        "Il giorno ven 1 mar 2024 alle ore 10:02 Al Wells ha scritto:",
        "Em sex., 1 de mar. de 2024 às 10:02, Al Wells escreveu:",
        "2024-03-01 10:02 GMT+01:00 Al Wells <al@news.example>:",
    ],
)
def test_what_a_mail_answers_stays_and_is_named(imported, led) -> None:
    quoted = "> May I print it?\n> My number is +44 20 7946 0018, my mail al@news.example.\n"
    added = imported(
        f"{HEAD}{TEXT}{led}\n{quoted}\nRead more\n\nThe pier was built by hand in one long summer.\n"
    )
    assert (8, OTHERS) in repairs(added)
    assert "> My number is +44 20 7946 0018, my mail al@news.example.\n" in body(added)
    assert body(added).endswith("## Read more\n\nThe pier was built by hand in one long summer.\n")
    assert not any(run.link for unit in added.publication.units for run in unit.runs)


@pytest.mark.parametrize(
    "led",
    [
        "-----Original Message-----\nFrom: Al Wells\nSubject: The pier",
        (
            "-----Ursprüngliche Nachricht-----\nVon: Al Wells\nGesendet: Freitag, 1. März 2024 "
            "10:02\nBetreff: Der Pier"
        ),
        "-----Message d'origine-----\nDe : Al Wells\nObjet : La jetée",
        "From: Al Wells\nSent: Friday, 1 March 2024 10:02\nTo: Jo\nSubject: The pier",
        "De: Al Wells <al@news.example>\nPara: Jo\nAsunto: El muelle",
        "Da: Al Wells\nInviato: venerdì 1 marzo 2024 10:02\nA: Jo\nOggetto: Il molo",
    ],
)
def test_a_mail_below_the_text_is_somebody_elses_to_its_end(imported, led) -> None:
    added = imported(f"{HEAD}{TEXT}{led}\n\nOne question\n\nMay I print it? My mail is al@news.example.\n")
    assert (8, OTHERS) in repairs(added)
    assert body(added).endswith("\n\nOne question\n\nMay I print it? My mail is al@news.example.\n")


def test_lines_that_a_mail_answers_one_by_one_are_named(imported) -> None:
    added = imported(
        f"{HEAD}> May I print it? Al\n\n{TEXT}> When?\n\nFrom today on.\n\nSent from my boat\n\n> Why?\n"
    )
    assert [line for line, name in repairs(added) if name == OTHERS] == [6, 10, 16]
    assert "\n\nSent from my boat\n" in body(added)


@pytest.mark.parametrize(
    "quoted",
    [
        "> May I print it?\n>\n> > Ask Jo.\n>\n> Al\n",
        "> On Fri, 1 Mar 2024 at 10:02, Al Wells wrote:\n> May I print it?\n",
        "On Fri, Mar 1, 2024, Al Wells wrote:\n\n> May I print it?\n",
        "Am Fr, 1. März 2024 schrieb Al Wells:\n\n> Darf ich?\n",
        (
            "From: Al Wells\n\nSent: Friday, 1 March 2024 10:02\n\nTo: Jo\n\nSubject: The pier\n\nMay I "
            "print it?\n"
        ),
    ],
)
def test_a_chain_of_mails_below_a_text_without_a_head_is_named(imported, quoted) -> None:
    added = imported(f"The pier opens\n\n4 March 2024\n\n{TEXT}{quoted}")
    assert [name for _, name in repairs(added)].count(OTHERS) == 1


def test_all_fields_of_a_mails_head_go(imported) -> None:
    head = (
        "Return-Path: <jo@pier.example>\nReceived: from mx.pier.example\n\tby mail.example with ESMTP id 7\n"
    )
    added = imported(
        f"{head}In-Reply-To: <0@pier.example>\n{HEAD.replace('Subject: ', 'Subject: Re: Fwd: ')}{TEXT}"
    )
    assert body(added) == f"# The pier opens\n\n{TEXT.strip()}\n"


def test_what_a_mail_holds_besides_its_text_is_told_in_order(imported) -> None:
    added = imported(f"{HEAD}{TEXT}-- \nJo\n\nOn 1 Mar 2024, at 10:02, Al wrote:\n> May I?\n")
    left = [line for line in lines(added, "a.txt") if line.startswith("  statement.md:")]
    assert [line.split(": ")[1] for line in left] == ["signature of a mail", OTHERS]


def test_the_day_of_a_quoted_mail_is_not_the_texts(imported) -> None:
    added = imported(f"{HEAD}{TEXT}On 1 Mar 2024, at 10:02, Al Wells wrote:\n> 1 March 2024\n")
    assert added.publication.metadata.date.isoformat() == "2024-03-04"


def test_what_was_forwarded_may_be_the_text_itself(imported) -> None:
    added = imported(
        f"{HEAD}---------- Forwarded message ---------\n\nWhat has changed\n\n{TEXT}Write to "
        f"al@news.example.\n"
    )
    assert OTHERS in {name for _, name in repairs(added)}
    assert "## What has changed\n" in body(added)
    assert "<al@news.example>" in body(added)


@pytest.mark.parametrize(
    "led", ["", "On 12 March 1789 the mayor wrote:", "She wrote:", "From: Kissi\nSubject: wells"]
)
def test_a_quotation_of_the_text_is_no_mail(imported, led) -> None:
    added = imported(f"The pier opens\n\n4 March 2024\n\n{TEXT}{led}\n\n> The pier is old.\n")
    assert OTHERS not in {name for _, name in repairs(added)}
