"""The same readings from the tables of French, Russian and Arabic."""

from __future__ import annotations

import pytest

from onrecord.find.times import times

# Published on a Wednesday, as in test_times.
PUBLISHED = "2021-09-15"


def values(text: str, language: str) -> list[tuple[str, str | None]]:
    return [(t.words, t.edtf) for t in times(text, PUBLISHED, language)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("L'accord a été signé le 1er février 2020.", "le 1er février 2020", "2020-02-01"),
        ("L'accord a été signé mardi.", "mardi", "2021-09-14"),
        ("L'accord a été signé mardi dernier.", "mardi dernier", "2021-09-14"),
        ("L'accord sera signé vendredi.", "vendredi", "2021-09-17"),
        ("Ils se sont vus du 3 au 9 août.", "du 3 au 9 août", "2021-08-03/2021-08-09"),
        ("Ils se verront en mai prochain.", "mai prochain", "2022-05"),
        ("Ils se sont vus l'année dernière.", "l'année dernière", "2020"),
        ("Ils se sont vus cette semaine.", "cette semaine", "2021-09-13/2021-09-19"),
        ("Ils se sont vus à la mi-juin.", "la mi-juin", "2021-06~"),
        ("Ils se sont vus il y a trois jours.", "il y a trois jours", "2021-09-12"),
        ("La mine est fermée depuis 2012.", "depuis 2012", "2012/.."),
        ("Le port reste fermé jusqu'au 28 novembre 2021.", "jusqu'au 28 novembre 2021", "../2021-11-28"),
        ("Ils se sont vus le 3 mai de l'année dernière.", "le 3 mai de l'année dernière", "2020-05-03"),
        ("Ils se sont vus hier.", "hier", "2021-09-14"),
        ("Ils travaillent aujourd'hui.", "aujourd'hui", "2021-09-15"),
        ("Il faisait sec au printemps 2019.", "au printemps 2019", "2019-21"),
    ],
)
def test_french(text: str, words: str, value: str) -> None:
    assert values(text, "fr") == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Договор подписали 16 ноября 2020 года.", "16 ноября 2020 года", "2020-11-16"),
        ("Договор подписали во вторник.", "вторник", "2021-09-14"),
        ("Договор будет подписан в пятницу.", "пятницу", "2021-09-17"),
        ("Они встречались с 3 по 9 августа.", "с 3 по 9 августа", "2021-08-03/2021-08-09"),
        ("Они встретятся в мае следующего года.", "мае следующего года", "2022-05"),
        ("Они встречались в прошлом году.", "прошлом году", "2020"),
        ("Они встречались на прошлой неделе.", "прошлой неделе", "2021-09-06/2021-09-12"),
        ("Они встречались три дня назад.", "три дня назад", "2021-09-12"),
        ("Рудник закрыт с 2012 года.", "с 2012 года", "2012/.."),
        ("Порт закрыт до 28 ноября 2021 года.", "до 28 ноября 2021 года", "../2021-11-28"),
        ("Они встречались вчера.", "вчера", "2021-09-14"),
        ("Было сухо весной 2019 года.", "весной 2019 года", "2019-21"),
    ],
)
def test_russian(text: str, words: str, value: str) -> None:
    assert values(text, "ru") == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("وقع الطرفان الاتفاق في 16 نوفمبر 2020.", "16 نوفمبر 2020", "2020-11-16"),
        ("وقع الطرفان الاتفاق يوم الثلاثاء.", "يوم الثلاثاء", "2021-09-14"),
        ("وقع الطرفان الاتفاق أمس الثلاثاء.", "أمس الثلاثاء", "2021-09-14"),
        ("جرت المناورات من 3 إلى 9 غشت.", "من 3 إلى 9 غشت", "2021-08-03/2021-08-09"),
        ("تجري المناورات في مايو المقبل.", "مايو المقبل", "2022-05"),
        ("جرت المناورات العام الماضي.", "العام الماضي", "2020"),
        ("جرت المناورات هذا الأسبوع.", "هذا الأسبوع", "2021-09-13/2021-09-19"),
        ("جرت المناورات في كانون الأول/ديسمبر 2020.", "كانون الأول/ديسمبر 2020", "2020-12"),
        ("المنجم مغلق منذ 2012.", "منذ 2012", "2012/.."),
        ("جرت المناورات قبل شهرين.", "قبل شهرين", "2021-07"),
    ],
)
def test_arabic(text: str, words: str, value: str) -> None:
    assert values(text, "ar") == [(words, value)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Il a été élu et marche seul.", "fr"),
        ("Les sept femmes marchent.", "fr"),
        ("Он шёл один.", "ru"),
        ("مشى وحيداً في الشارع.", "ar"),
    ],
)
def test_silence(text: str, language: str) -> None:
    assert values(text, language) == []
