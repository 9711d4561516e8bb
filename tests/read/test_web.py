"""Addresses: fetched politely and bounded; the local network is out of reach, also by redirect and by DNS."""

import gzip
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.read import read, web
from onrecord.records import Document, Problem

STORY = (
    b"<html><title>Berg says so</title><h1>Berg says so</h1><p>"
    + b"Anna Berg said on Monday that the drill near Kiruna took place in April. " * 4
)
FEED = b"<rss version='2.0'><channel><title>Nord</title><item><title>Berg</title><description>She said so.</description></item></channel></rss>"


class Site(BaseHTTPRequestHandler):
    """Answers by path; `seen` collects what was asked, with which agent and host."""

    seen: list
    robots = b""

    def do_GET(self):
        self.seen.append((self.path, self.headers["User-Agent"], self.headers["Host"]))
        answer = getattr(self, "at_" + self.path.strip("/").split("/")[0].split(".")[0].split("?")[0], None)
        if answer is None:
            self.say(404)
        else:
            answer()

    def say(self, status=200, body=b"", kind="text/html", **headers):
        self.send_response(status, None)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except ConnectionError:
            return  # the reader had enough

    def at_robots(self):
        self.say(200 if self.robots else 404, self.robots, "text/plain")

    def at_story(self):
        self.say(200, STORY, "text/html; charset=utf-8")

    def at_latin(self):
        self.say(
            200,
            "Élise Roy a confirmé l'exercice, a-t-elle dit à Radio Nord.".encode("cp1252"),
            "text/plain; charset=iso-8859-1",
        )

    def at_feed(self):
        self.say(200, FEED, "text/html")

    def at_packed(self):
        self.say(200, gzip.compress(STORY), Content_Encoding="gzip")

    def at_bomb(self):
        self.say(200, gzip.compress(b"a" * 60_000_000), Content_Encoding="gzip")

    def at_strange(self):
        self.say(200, STORY, Content_Encoding="br")

    def at_big(self):
        self.say(200, b"a" * 26_000_000, "text/plain")

    def at_gone(self):
        self.say(410)

    def at_moved(self):
        self.say(302, Location="/story")

    def at_round(self):
        self.say(302, Location="/round")

    def at_inside(self):
        self.say(302, Location=f"http://inside.example:{self.server.server_port}/story")

    def at_file(self):
        self.say(302, Location="file:///etc/passwd")

    def log_message(self, *_):
        pass


@pytest.fixture
def site():
    """A site on this machine; its address."""
    handler = type("Own", (Site,), {"seen": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    web._robots.cache_clear()
    server.handler = handler
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def names(monkeypatch):
    """Names to the addresses that they resolve to; 127.0.0.1 stands for the open internet, 127.0.0.2 for the inside."""
    book = {"open.example": "127.0.0.1", "inside.example": "127.0.0.2"}
    true = socket.getaddrinfo

    def resolve(host, *rest, **how):
        found = book.get(host, host)
        if found is None:
            raise socket.gaierror(-2, "Name or service not known")
        return true(found() if callable(found) else found, *rest, **how)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(web, "is_local", lambda address: address != "127.0.0.1")
    return book


def one(site, path, host="open.example", **how):
    (found, *notes) = read(f"http://{host}:{site.server_port}{path}", **how)
    return found, notes


def refused(site, path, host="open.example", **how):
    found, rest = one(site, path, host, **how)
    assert rest == []
    assert isinstance(found, Problem)
    assert found.level == "error"
    return found.message


def test_a_page_is_fetched_with_our_name_and_its_own(site, names):
    document, _ = one(site, "/story#part")
    assert isinstance(document, Document)
    assert document.title == "Berg says so"
    assert document.url == f"http://open.example:{site.server_port}/story"
    assert document.retrieved
    path, agent, host = site.handler.seen[-1]
    assert (path, host) == ("/story", f"open.example:{site.server_port}")
    assert agent.startswith("onrecord/")


@pytest.mark.parametrize(
    ("path", "words"), [("/latin", "Élise Roy"), ("/packed", "Kiruna"), ("/moved", "Kiruna"), ("/feed", "She said so.")]
)
def test_what_servers_send_is_read(site, names, path, words):
    assert words in one(site, path)[0].text


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/gone", "410"),
        ("/none", "404"),
        ("/bomb", "25 MB"),
        ("/big", "25 MB"),
        ("/strange", "packed as br"),
        ("/round", "more than 5 times"),
        ("/file", "no web address"),
        ("/inside", "leads into the local network"),
    ],
)
def test_what_cannot_be_read_is_one_error(site, names, path, says):
    assert says in refused(site, path)


def test_the_local_network_is_refused_unless_asked_for(site):
    for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1"):
        assert "leads into the local network" in refused(site, "/story", host)
    assert site.handler.seen == []
    assert one(site, "/story", "127.0.0.1", allow_local=True)[0].title == "Berg says so"


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1", "255.255.255.255",
        "::1", "::", "fe80::1", "fd00::1", "ff02::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "::ffff:169.254.169.254",
    ],
)  # fmt: skip
def test_local_addresses_in_every_dress(address):
    assert web.is_local(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_open_addresses(address):
    assert not web.is_local(address)


def test_the_connection_goes_to_the_address_that_was_checked(site, names):
    answers = iter(["127.0.0.1"] * 2)  # robots.txt and the page; a third look would fail
    names["open.example"] = lambda: next(answers)
    assert one(site, "/story")[0].title == "Berg says so"


def test_one_local_address_among_several_is_enough_to_refuse(site, names, monkeypatch):
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in ("127.0.0.1", "127.0.0.2")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    assert "leads into the local network" in refused(site, "/story")


def test_robots_txt_is_respected(site, names):
    site.handler.robots = b"User-agent: onrecord\nDisallow: /story\n"
    assert "robots.txt" in refused(site, "/story")
    assert "robots.txt" in refused(site, "/moved")
    assert "She said so." in one(site, "/feed")[0].text
    assert [p for p, *_ in site.handler.seen].count("/robots.txt") == 1


def test_a_dead_address(site, names):
    names["dead.example"] = None
    assert "not known" in refused(site, "/story", "dead.example")
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        (problem,) = read(f"http://open.example:{closed.getsockname()[1]}/story")
    assert "cannot be reached" in problem.message


@pytest.mark.parametrize("address", ["http://", "https://[::1", "http://a b/", "http://%zz/"])
def test_what_is_no_address(address):
    (problem,) = read(address)
    assert problem.level == "error"


def test_a_server_that_never_ends_is_left(site, names, monkeypatch):
    released = threading.Event()
    monkeypatch.setattr(web, "WHOLE_S", 0.2)
    monkeypatch.setattr(Site, "at_slow", lambda self: released.wait(20), raising=False)
    assert "took longer" in refused(site, "/slow")
    released.set()
