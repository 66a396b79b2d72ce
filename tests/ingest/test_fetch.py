"""Pages come within their limits from public addresses; nothing inside a network is ever reached."""

import gzip
import socket
import ssl
import threading
import time
import zlib
from dataclasses import replace

import pytest

from archive.errors import AddressRefused, FetchFailed
from ingest.fetch import FetchLimits, fetch
from tests.ingest.web import HERE, serving, watched

QUICK = FetchLimits(connect=1.0, total=1.5)
SMALL = replace(QUICK, wire=20_000, decoded=100_000)


@pytest.fixture
def site():
    with serving() as running:
        yield running


@pytest.fixture
def silent_network(monkeypatch):
    """Every way to open a socket or look up a name is noted; the list must stay empty."""
    used = []

    def refuse(*args, **_):
        used.append(args)
        raise AssertionError("the network was touched")

    for name in ("getaddrinfo", "create_connection", "gethostbyname", "gethostbyname_ex"):
        monkeypatch.setattr(socket, name, refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    return used


FORBIDDEN = [
    # schemes and malformed addresses
    "ftp://example.org/a", "file:///etc/passwd", "gopher://example.org/", "data://text/plain,hello",
    "javascript://example.org/%0aalert(1)", "ldap://example.org/",
    "dict://example.org:11211/", "unix:///var/run/docker.sock", "ws://example.org/", "http:/example.org/", "http:///example.org/",
    "http:example.org", "//example.org/a", "example.org", "http://",
    "http://example.org:99999/", "http://example.org:-1/", "http://example.org:abc/", "http://[::1", "http://exa mple.org/",
    "http://example.org/a b", "http://example.org\\@127.0.0.1/",
    "http://example.org\t/", "http://example.org/\r\nHost: localhost", "http://exam\u200bple.org/", "http://example\u202e.org/",
    "http://%31%32%37.0.0.1/", "http://a..example.org/", "http://-/", "http://example.org/" + "a" * 3000,
    # user names
    "http://user@example.org/", "http://user:secret@example.org/", "http://example.org@127.0.0.1/", "http://127.0.0.1@example.org/",
    "http://@example.org/", "http://example.org%00@127.0.0.1/",
    # ports
    "http://example.org:22/", "http://example.org:25/", "http://example.org:6379/", "http://example.org:8000/",
    "https://example.org:8443/", "http://example.org:0/",
    # names of the local network
    "http://localhost/", "http://LOCALHOST/", "http://localhost./", "http://ｌｏｃａｌｈｏｓｔ/", "http://a.localhost/", "http://intranet/",
    "http://printer.local/", "http://metadata.google.internal/", "http://router.lan/",
    "http://nas.home.arpa/", "http://wiki.corp/", "http://kubernetes.default.svc.cluster.local/", "http://host.docker.internal/",
    # IPv4
    "http://0.0.0.0/", "http://0.1.2.3/", "http://10.0.0.1/", "http://10.255.255.255/", "http://100.64.0.1/", "http://100.127.255.254/",
    "http://127.0.0.1/", "http://127.0.0.1:80/", "https://127.1.2.3/", "http://169.254.169.254/latest/meta-data/",
    "http://169.254.0.1/", "http://168.63.129.16/", "http://172.16.0.1/", "http://172.31.255.255/", "http://192.0.0.1/",
    "http://192.0.0.192/", "http://192.0.2.7/", "http://192.88.99.1/", "http://192.168.0.1/", "http://192.168.255.255/",
    "http://198.18.0.1/", "http://198.19.255.255/", "http://198.51.100.9/", "http://203.0.113.5/", "http://224.0.0.1/",
    "http://239.255.255.250/", "http://240.0.0.1/", "http://255.255.255.255/",
    # odd spellings of IPv4
    "http://2130706433/", "http://017700000001/", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0177.0.0.1/", "http://127.1/",
    "http://127.0.1/", "http://0/", "http://127.0.0.1./", "http://127.000.000.001/", "http://0x7f.1/",
    "http://１２７.０.０.１/", "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/", "http://127．0．0．1/", "http://127.0.0.0x1/", "http://3232235521/",
    "http://0xa9fea9fe/", "http://2852039166/", "http://256.256.256.256/", "http://1.2.3.4.5/",
    # IPv6
    "http://[::]/", "http://[::1]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::1%25lo]/", "http://[fe80::1]/", "http://[fe80::1%25eth0]/",
    "http://[fec0::1]/", "http://[fc00::1]/", "http://[fd00:ec2::254]/", "http://[ff02::1]/",
    "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[::ffff:8.8.8.8]/", "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/", "http://[64:ff9b::10.0.0.1]/", "http://[64:ff9b:1::1]/", "http://[2002:7f00:1::]/",
    "http://[2002:c0a8:1::1]/", "http://[2001:0:7f00:1::]/", "http://[2001:db8::1]/", "http://[2001:10::1]/", "http://[2001:20::1]/",
    "http://[3fff::1]/", "http://[100::1]/", "http://[5f00::1]/", "http://[::1]:80/", "http://[1::2::3]/",
]  # fmt: skip


@pytest.mark.parametrize("url", FORBIDDEN, ids=lambda url: url[:60].encode("unicode_escape").decode())
def test_a_forbidden_address_opens_no_socket(url, silent_network):
    with pytest.raises(AddressRefused) as refused:
        fetch(url)
    assert silent_network == []
    assert len(str(refused.value)) > 20
    assert "\n" not in str(refused.value)


def test_there_are_enough_of_them():
    assert len(set(FORBIDDEN)) >= 120


INSIDE = [
    "127.0.0.1",
    "10.1.2.3",
    "169.254.169.254",
    "192.168.1.1",
    "172.20.0.1",
    "100.100.100.200",
    "0.0.0.0",
    "::1",
    "fd00::1",
    "fe80::1",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "2002:a00:1::",
    "198.18.0.7",
    "224.0.0.251",
]


@pytest.mark.parametrize("inside", INSIDE)
@pytest.mark.parametrize("also", [[], ["93.184.215.14"]])
def test_a_name_that_leads_inside_is_not_connected_to(inside, also, monkeypatch):
    with watched(monkeypatch.setattr, {"news.example.org": [*also, inside]}) as network:
        with pytest.raises(AddressRefused, match="only public web servers"):
            fetch("http://news.example.org/")
        assert network.looked_up == ["news.example.org"]
        assert network.connected == []


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/",
        "http://[::1]/",
        "http://2130706433/",
        "file:///etc/passwd",
        "http://u:p@example.org/",
        "//10.0.0.1/x",
        "http://localhost/",
        "http://example.org:22/",
        "http://inside.example.org/",
    ],
)
def test_a_redirect_is_checked_like_the_first_address(site, location, monkeypatch):
    site.page("/go", "", status=302, Location=location)
    with watched(monkeypatch.setattr, {"news.example.org": ["127.0.0.1"], "inside.example.org": ["10.0.0.8"]}) as network:
        with pytest.raises(AddressRefused):
            fetch(site.url("/go", "news.example.org"), limits=QUICK, allow={"news.example.org"})
        assert network.connected == [("127.0.0.1", site.port)]


def test_a_name_is_looked_up_once_and_the_checked_address_is_used(site, monkeypatch):
    site.page("/a", "<p>Hello</p>")
    with watched(monkeypatch.setattr, {"news.example.org": ["127.0.0.1"]}) as network:
        page = fetch(site.url("/a", "news.example.org"), limits=QUICK, allow=HERE | {"news.example.org"})
    assert page.content == b"<p>Hello</p>"
    assert network.looked_up == ["news.example.org"]
    assert network.connected == [("127.0.0.1", site.port)]
    assert site.requests[0][1]["Host"] == f"news.example.org:{site.port}"


def test_the_next_address_is_tried_when_one_does_not_answer(site, monkeypatch):
    site.page("/a", "hello")
    with watched(monkeypatch.setattr, {"news.example.org": ["127.0.0.9", "127.0.0.1"]}) as network:
        assert fetch(site.url("/a", "news.example.org"), limits=QUICK, allow={"news.example.org"}).content == b"hello"
    assert [host for host, _ in network.connected] == ["127.0.0.9", "127.0.0.1"]


def test_tls_keeps_the_name(site, monkeypatch):
    asked = []

    def wrap(self, sock, *_, server_hostname=None, **__):
        asked.append(server_hostname)
        raise ssl.SSLError("stop here")

    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", wrap)
    with watched(monkeypatch.setattr, {"news.example.org": ["127.0.0.1"]}), pytest.raises(FetchFailed):
        fetch(f"https://news.example.org:{site.port}/", limits=QUICK, allow={"news.example.org"})
    assert asked == ["news.example.org"]


def test_loopback_is_refused_without_the_explicit_argument(site, silent_network):
    with pytest.raises(AddressRefused, match="this machine"):
        fetch(site.page("/a", "hello"))


def test_a_page_arrives_with_what_the_server_said(site):
    url = site.page("/a?b=c", "héllo".encode("latin-1"), Content_Type='Text/HTML; Charset="ISO-8859-1"')
    page = fetch(url, limits=QUICK, allow=HERE)
    assert (page.content, page.media_type, page.charset, page.url) == ("héllo".encode("latin-1"), "text/html", "ISO-8859-1", url)
    assert page.retrieved.tzinfo is not None


def test_nothing_but_the_request_is_sent(site, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    site.page("/a", "", status=302, Location="/b", Set_Cookie="id=1")
    site.page("/b", "hello")
    fetch(site.url("/a"), limits=QUICK, allow=HERE)
    assert [path for path, _ in site.requests] == ["/a", "/b"]
    assert not {"cookie", "authorization", "referer"} & {name.lower() for _, headers in site.requests for name in headers}


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_and_the_last_address_is_kept(site, status):
    site.page("/a", "", status=status, Location="b%20c?d=é#part")
    site.page("/b%20c?d=%C3%A9", "hello")
    page = fetch(site.url("/a"), limits=QUICK, allow=HERE)
    assert (page.content, page.url) == (b"hello", site.url("/b%20c?d=%C3%A9"))


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "deflate", "raw deflate", "identity"])
def test_packed_pages_are_unpacked(site, encoding):
    text = b"<p>" + b"The ferry was late. " * 2000 + b"</p>"
    bare = zlib.compressobj(wbits=-15)
    packed = {"gzip": gzip.compress(text), "x-gzip": gzip.compress(text), "deflate": zlib.compress(text), "identity": text}
    body = packed.get(encoding, bare.compress(text) + bare.flush())
    url = site.page("/a", body, Content_Encoding=encoding.split()[-1])
    assert fetch(url, limits=QUICK, allow=HERE).content == text


def bomb(size: int) -> bytes:
    return gzip.compress(bytes(size), 9)


def head(*lines: bytes) -> bytes:
    return b"\r\n".join((b"HTTP/1.1 200 OK", b"Content-Type: text/html", *lines, b"", b""))


def page(body, **options):
    return lambda site: site.page("/a", body, **options)


def raw(*pieces, **options):
    return lambda site: site.raw("/a", *pieces, **options)


DRIPPING = "did not come within|took too long"

HOSTILE = {
    "a gzip bomb": (page(bomb(60_000_000), Content_Encoding="gzip"), FetchLimits(), "times its size"),
    "a deflate bomb": (page(zlib.compress(bytes(60_000_000)), Content_Encoding="deflate"), FetchLimits(), "times its size"),
    "a bomb below the ratio": (page(gzip.compress(bytes(300_000)), Content_Encoding="gzip"), SMALL, "when unpacked"),
    "a bomb in a bomb": (page(gzip.compress(bomb(50_000_000)), Content_Encoding="gzip, gzip"), QUICK, "not asked for"),
    "brotli": (page(b"\x0b\x02\x80", Content_Encoding="br"), QUICK, "not asked for"),
    "damaged gzip": (page(b"\x1f\x8b\x08\x00garbage garbage", Content_Encoding="gzip"), QUICK, "damaged"),
    "gzip that is none": (page("<p>hello</p>", Content_Encoding="gzip"), QUICK, "damaged"),
    "a huge page": (page(bytes(40_000)), SMALL, "larger than"),
    "a huge page without a length": (page(bytes(90_000), Content_Length=""), SMALL, "larger than"),
    "a huge length": (raw(head(b"Content-Length: 99999999999999")), QUICK, "larger than"),
    "an absurd length": (raw(head(b"Content-Length: " + b"9" * 400)), QUICK, "larger than|malformed"),
    "a negative length": (raw(head(b"Content-Length: -5") + b"hello"), QUICK, "malformed"),
    "two lengths": (raw(head(b"Content-Length: 5", b"Content-Length: 6") + b"hello"), QUICK, "malformed"),
    "a body that breaks off": (raw(head(b"Content-Length: 500") + b"hello"), QUICK, "broke off"),
    "chunks that break off": (raw(head(b"Transfer-Encoding: chunked") + b"5\r\nhello\r\n"), QUICK, "broke off"),
    "chunks without a size": (lambda site: site.raw("/a",
    head(b"Transfer-Encoding: chunked") + b"zz\r\nhello\r\n0\r\n\r\n"), QUICK, "malformed"),
    "a body without end": (raw(head(), *[bytes(4096)] * 5000), SMALL, "larger than"),
    "a body that drips": (raw(head(b"Content-Length: 500"), *[b"x"] * 60, pause=0.05), QUICK, DRIPPING),
    "headers that drip": (raw(b"HTTP/1.1 200 OK\r\n",
    *[b"X-A: b\r\n"] * 60, pause=0.05), QUICK, DRIPPING),
    "a server that says nothing": (raw(b"", pause=5), replace(QUICK, total=0.5), DRIPPING),
    "headers without end": (raw(b"HTTP/1.1 200 OK\r\n", b"X-A: " + b"b" * 400_000), QUICK, "malformed"),
    "no HTTP at all": (raw(b"SSH-2.0-OpenSSH_9.2\r\n"), QUICK, "malformed"),
    "nothing at all": (raw(), QUICK, "broke off"),
    "a line break in a header": (raw(b"HTTP/1.1 200 OK\r\nX-\x00A: b\r\n\r\n"), QUICK, "malformed"),
    "a circle": (page("", status=302, Location="/a"), QUICK, "circle"),
    "a film": (page("x", Content_Type="video/mp4"), QUICK, "video/mp4"),
    "a program": (page("x", Content_Type="application/octet-stream"), QUICK, "not an article"),
    "an odd type": (page("x", Content_Type="text/" + "é" * 99), QUICK, "not an article"),
    "a redirect without a place": (page("", status=302), QUICK, "status 302"),
    "a missing page": (lambda site: site.url("/none"), QUICK, "no such page"),
    "a login": (page("x", status=401), QUICK, "login"),
    "half a page": (page("x", status=206), QUICK, "status 206"),
    "a server in trouble": (page("x", status=503), QUICK, "trouble just now"),
    "too many requests": (page("x", status=429), QUICK, "trouble just now"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_server_gets_one_sentence(site, name):
    arrange, limits, sentence = HOSTILE[name]
    started = time.monotonic()
    with pytest.raises(FetchFailed, match=sentence) as failed:
        fetch(arrange(site), limits=limits, allow=HERE)
    assert time.monotonic() - started < limits.total + 1
    assert "\n" not in str(failed.value)
    assert len(str(failed.value)) < 250


def test_a_wrong_length_never_gives_more_than_it_says(site):
    url = site.raw("/a", head(b"Content-Length: 5") + b"hello, and much that was not announced")
    assert fetch(url, limits=QUICK, allow=HERE).content == b"hello"


def test_redirects_end_after_five(site):
    for step in range(10):
        site.page(f"/{step}", "", status=302, Location=f"/{step + 1}")
    with pytest.raises(FetchFailed, match="more than 5 times"):
        fetch(site.url("/0"), limits=QUICK, allow=HERE)
    assert len(site.requests) == 6


@pytest.mark.parametrize(("status", "later"), [(404, False), (403, False), (410, False), (429, True), (500, True), (503, True)])
def test_a_failure_says_whether_later_may_help(site, status, later):
    with pytest.raises(FetchFailed) as failed:
        fetch(site.page("/a", "x", status=status), limits=QUICK, allow=HERE)
    assert failed.value.retry is later


def test_a_name_that_nobody_has(monkeypatch):
    with watched(monkeypatch.setattr, {}), pytest.raises(FetchFailed, match="no server called"):
        fetch("https://no-such-paper.example.org/")


def test_a_resolver_that_hangs_is_left_behind(monkeypatch):
    hang = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [] if hang.wait(20) else [])
    started = time.monotonic()
    with pytest.raises(FetchFailed, match="looking up"):
        fetch("https://news.example.org/", limits=replace(QUICK, connect=0.2))
    hang.set()
    assert time.monotonic() - started < 1


def test_a_closed_port_is_one_sentence():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        with pytest.raises(FetchFailed, match="no connection to 127.0.0.1"):
            fetch(f"http://127.0.0.1:{held.getsockname()[1]}/", limits=QUICK, allow=HERE)


@pytest.mark.parametrize(
    ("written", "opened"),
    [
        ("HTTP://News.Example.ORG/A", "http://news.example.org/A"),
        ("https://news.example.org", "https://news.example.org/"),
        ("https://news.example.org:443/a#part", "https://news.example.org/a"),
        ("http://news.example.org.:80/?q=1", "http://news.example.org/?q=1"),
        ("https://zeitung-grünau.example/ä", "https://xn--zeitung-grnau-5ob.example/ä"),
        ("https://8.8.8.8/a", "https://8.8.8.8/a"),
        ("https://[2606:4700::6810:84e5]/", "https://[2606:4700::6810:84e5]/"),
    ],
)
def test_a_public_address_is_spelled_one_way(written, opened):
    from ingest.address import target

    assert target(written).url == opened
