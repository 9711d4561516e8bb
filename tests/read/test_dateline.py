"""The day that a text states about itself, and the days in it that are of something else."""

import pytest

from onrecord.read.dateline import stated


@pytest.mark.parametrize(
    "head",
    [
        "KIRUNA, 3 May 2024 (Nord) - The minister said so.",
        "Madrid, 3 de mayo de 2024.- La ministra lo confirmó.",
        "Published on Friday, 3 May 2024 at 10:00",
        "3 May 2024",
        "May 3, 2024",
        "Fri, 3rd May 2024",
        "2024-05-03",
        "Date: 2024-05-03",
        "Publié le vendredi 3 mai 2024 à 10h00",
        "Опубликовано: 03.05.2024, 10:00",
        "3 мая 2024 г.",
        "3 травня 2024 року",
        "Berlin, 3. Mai 2024",
        "3 مايو 2024",
        "3 ماي 2024",
    ],
)
def test_a_date_line_near_the_head_or_foot(head):
    assert stated(f"Berg confirms\n\n{head}\n\nShe said that it took place.") == "2024-05-03"
    assert stated("Berg confirms\n\n" + "She said that it took place.\n\n" * 20 + head) == (
        "2024-05-03" if " said so" not in head and "confirmó" not in head else None
    )


@pytest.mark.parametrize(
    "line",
    [
        "The drill of 3 May 2024",
        "In an interview on 3 May 2024 the minister said so.",
        "She said so on 3 May 2024",
        "Friday, 3 May",
        "03/05/2024",
        "31.02.2024",
        "May 2024",
        "Born 3 May 1961, he studied law: a career.",
    ],
)
def test_a_date_of_something_else_is_no_date_line(line):
    assert stated(f"Berg confirms\n\n{line}\n\nShe said that it took place.") is None


def test_two_days_are_none():
    assert stated("Berg confirms\n\n3 May 2024\n\n4 May 2024\n\nShe said so.") is None
