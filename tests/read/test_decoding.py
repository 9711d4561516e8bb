"""Bytes to text, and the dates that a source, a path or a tag may carry."""

import pytest

from onrecord.errors import ReadError
from onrecord.read.dates import is_after, path_date, stamp
from onrecord.read.decode import decode
from onrecord.read.language import language_of, primary
from onrecord.read.plain import title_of

RUSSIAN = "Министерство обороны опровергло сообщения об учениях. Министр подтвердил их в среду.\n" * 5


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_needs_no_help(name):
    assert decode("A « drill » near Kiruna\n".encode(name)) == ("A « drill » near Kiruna\n", None)


def test_a_guess_is_said_to_be_one():
    text, note = decode(RUSSIAN.encode("cp1251"))
    assert text == RUSSIAN
    assert "cp1251" in note


def test_a_declared_encoding_is_believed_where_it_fits():
    assert decode(RUSSIAN.encode("koi8-r"), "KOI8-R") == (RUSSIAN, None)
    text, note = decode(RUSSIAN.encode("cp1251"), "utf-8")
    assert text == RUSSIAN
    assert "declared utf-8" in note


@pytest.mark.parametrize("label", ["hex", "utf-7", "nonsense", "", None])
def test_a_label_that_is_no_charset_is_passed_over(label):
    assert decode("a+AGE- « b »".encode(), label) == ("a+AGE- « b »", None)


def test_latin_1_means_what_browsers_take_it_for():
    assert decode(b"\x93drill\x94", "iso-8859-1") == ("“drill”", None)


def test_one_stray_byte_does_not_turn_the_text_into_another_encoding():
    text, note = decode(("Béchar, élégante. " * 60).encode() + b"\xe9")
    assert text.startswith("Béchar, élégante")
    assert "1 byte(s) are not UTF-8" in note


def test_newlines_are_one_kind_and_letters_are_left_as_they_are():
    assert decode("a\r\nb\rcafe\u0301".encode())[0] == "a\nb\ncafe\u0301"


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00", b"\x01\x02\x03\x04" * 50])
def test_binary_is_refused(data):
    with pytest.raises(ReadError, match="not text"):
        decode(data)


@pytest.mark.parametrize(
    ("value", "want"),
    [
        ("2023-02-05", ("2023-02-05", None)),
        ("2022-11", ("2022-11", None)),
        ("2023-01~", ("2023-01~", None)),
        ("2022-11-16/2022-11-28", ("2022-11-16/2022-11-28", None)),
        ("2023-02-05T23:30:00-05:00", ("2023-02-05", "2023-02-05T23:30:00-05:00")),
        ("2023-02-05T10:00:00.123Z", ("2023-02-05", "2023-02-05T10:00:00+00:00")),
        ("2023-02-05 10:00:00 +0100", ("2023-02-05", "2023-02-05T10:00:00+01:00")),
        ("2023-02-05T10:00:00", ("2023-02-05", None)),
        ("20230205", ("2023-02-05", None)),
        ("Sun, 05 Feb 2023 10:00:00 GMT", ("2023-02-05", "2023-02-05T10:00:00+00:00")),
        ("2023-02-30", None),
        ("2023-13", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates_as_sources_write_them(value, want):
    assert stamp(value) == want


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("news/2023/02/05/berg.html", "2023-02-05"),
        ("tass_20230205.txt", "2023-02-05"),
        ("Outlet_2023_02_05.html.gz", "2023-02-05"),
        ("05-02-2023.txt", None),
        ("1202302051.txt", None),
        ("2023-02-05_2023-03-01.txt", None),
        ("2023-02/05.txt", None),
    ],
)
def test_a_day_in_a_path(path, day):
    assert path_date(path) == day


@pytest.mark.parametrize(
    ("published", "today", "after"),
    [
        ("2024-05-04", "2024-05-03", True),
        ("2024-05", "2024-05-03", False),
        ("2024-06~", "2024-05", True),
        ("2024-05-01/2024-06-30", "2024-05-03", False),
    ],
)
def test_after_a_day_at_the_precision_given(published, today, after):
    assert is_after(published, today) is after


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Berg confirms\n\nShe did.", "Berg confirms"),
        ("\n\nBerg confirms \n \nShe did.", "Berg confirms"),
        ("Did she?\n\nShe did.", "Did she?"),
        ("She did.\n\nShe said so.", None),
        ("“She did.”\n\nShe said so.", None),
        ("Berg confirms\nShe did.", None),
        ("Berg confirms\n\n", None),
        ("word " * 70 + "\n\nShe did.", None),
    ],
)
def test_a_title_is_a_line_that_stands_alone(text, title):
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said on Monday that the drill took place in April, as planned.", "en"),
        ("Le ministre a déclaré lundi que l'exercice avait eu lieu en avril, comme prévu.", "fr"),
        ("Министр заявил в понедельник, что учения состоялись в апреле, как и планировалось.", "ru"),
        ("Міністр заявив у понеділок, що навчання відбулися у квітні, як і планувалося.", "uk"),
        ("قال الوزير يوم الاثنين إن التدريبات جرت في أبريل كما كان مقررا.", "ar"),
    ],
)
def test_the_language_of_a_sentence(text, language):
    assert language_of(text) == language
    assert language_of(text * 3) == language


@pytest.mark.parametrize(
    ("tag", "language"),
    [("en-GB", "en"), ("fr_DZ", "fr"), ("AR", "ar"), ("", None), ("x-klingon", None), ("1", None), (None, None)],
)
def test_the_language_of_a_tag(tag, language):
    assert primary(tag) == language
