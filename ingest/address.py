"""Which addresses onrecord opens: public web servers, spelled the plain way. No socket is opened and no name is looked up here."""

import ipaddress
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from archive.errors import AddressRefused

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_LONGEST = 2_048
_PORTS = {"http": 80, "https": 443}
_LABEL = re.compile(r"\A[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\Z")
_NUMBER = re.compile(r"\A(?:\d+|0x[0-9a-f]*)\Z")
_LOCAL_NAMES = (
    "localhost", "localdomain", "local", "internal", "intranet", "private", "corp", "home", "lan", "home.arpa", "test", "invalid",
    "onion", "alt",
)  # fmt: skip

# IANA's special-purpose registries (RFC 6890 and its updates). Python's `is_global` lets some of these pass in some versions,
# so the list stands here; what no list names must be global unicast.
_FORBIDDEN_4 = tuple(
    (ipaddress.IPv4Network(network), why)
    for network, why in (
        ("0.0.0.0/8", "this network"), ("10.0.0.0/8", "a private network"), ("100.64.0.0/10", "a provider's shared network"),
        ("127.0.0.0/8", "this machine"), ("169.254.0.0/16", "the local link, where clouds keep their metadata"),
        ("168.63.129.16/32", "a cloud's metadata"), ("172.16.0.0/12", "a private network"), ("192.0.0.0/24", "protocol assignments"),
        ("192.0.2.0/24", "documentation"), ("192.31.196.0/24", "a special service"), ("192.52.193.0/24", "a special service"),
        ("192.88.99.0/24", "a relay to another network"), ("192.168.0.0/16", "a private network"),
        ("192.175.48.0/24", "a special service"), ("198.18.0.0/15", "benchmarking"), ("198.51.100.0/24", "documentation"),
        ("203.0.113.0/24", "documentation"), ("224.0.0.0/4", "multicast"), ("240.0.0.0/4", "reserved"),
    )
)  # fmt: skip
_GLOBAL_6 = ipaddress.IPv6Network("2000::/3")
_FORBIDDEN_6 = tuple(
    (ipaddress.IPv6Network(network), why)
    for network, why in (
        ("2001::/23", "protocol assignments"), ("2001:db8::/32", "documentation"), ("2002::/16", "a relay to another network"),
        ("2620:4f:8000::/48", "a special service"), ("3fff::/20", "documentation"), ("3ffe::/16", "a network that was given up"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An address that may be opened as far as its spelling goes; what its name resolves to is checked with `check_ip`."""

    url: str
    scheme: str
    host: str
    port: int
    ip: IPAddress | None = None


def target(url: str, *, ports: Collection[int] = (80, 443), allow: Collection[str] = ()) -> Target:
    """The parts of `url`; raises AddressRefused when it is malformed, no web address, or plainly inside a network.

    Hosts in `allow` (names or IP addresses) are exempt from the checks of host and port.
    """
    _check_spelling(url)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise AddressRefused("the address is malformed; check its host and port") from error
    if parts.scheme not in _PORTS:
        raise AddressRefused("only http:// and https:// addresses are opened")
    if "@" in parts.netloc:
        raise AddressRefused("an address with a user name or password in it is not opened; take them out")
    host = _host(parts.hostname or "")
    ip = _ip(host, bracketed=parts.netloc.startswith("["))
    port = _PORTS[parts.scheme] if port is None else port
    if host not in allow:
        _check_place(host, ip, port, ports)
    shown = f"[{host}]" if ip and ip.version == 6 else host  # noqa: PLR2004 - IP version 6
    place = shown if port == _PORTS[parts.scheme] else f"{shown}:{port}"
    query = f"?{parts.query}" if parts.query else ""
    return Target(url=f"{parts.scheme}://{place}{parts.path or '/'}{query}", scheme=parts.scheme, host=host, port=port, ip=ip)


def _check_spelling(url: str) -> None:
    """Refuse what parsers read in different ways: white space, control characters, backslashes, slashes too few or too many."""
    if len(url) > _LONGEST:
        raise AddressRefused(f"the address is longer than {_LONGEST} characters")
    if any(character.isspace() or unicodedata.category(character)[0] == "C" for character in url):
        raise AddressRefused("the address holds spaces or invisible characters; copy it again")
    if "\\" in url or not re.match(r"\A[A-Za-z][A-Za-z0-9+.-]{0,30}://[^/]", url):
        raise AddressRefused("the address is malformed; write it as https://host/page")


def _host(name: str) -> str:
    """The host in ASCII and lower case, without a trailing dot; full-width letters and digits become plain ones first."""
    plain = unicodedata.normalize("NFKC", name).lower().replace("。", ".")
    if plain.endswith("."):
        plain = plain[:-1]
    if not plain.isascii():
        plain = _in_ascii(plain)
    return plain


def _in_ascii(name: str) -> str:
    import idna

    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise AddressRefused("the address has a host name that is not allowed; check its letters") from error


def _ip(host: str, *, bracketed: bool) -> IPAddress | None:
    """The IP address that `host` spells, None for a name. Every other spelling of an IPv4 address is refused."""
    if bracketed or ":" in host:
        try:
            return ipaddress.IPv6Address(host if "%" not in host else "zone")
        except ValueError as error:
            raise AddressRefused("the address has a malformed IPv6 host") from error
    labels = host.split(".")
    if not _NUMBER.match(labels[-1]):
        if not all(map(_LABEL.match, labels)):
            raise AddressRefused("the address has a malformed host name")
        return None
    try:
        return ipaddress.IPv4Address(host)
    except ValueError as error:
        raise AddressRefused("the address has an oddly spelled IP number; write it as four plain decimal numbers") from error


def _check_place(host: str, ip: IPAddress | None, port: int, ports: Collection[int]) -> None:
    if ip:
        check_ip(ip)
    elif "." not in host or any(host == name or host.endswith(f".{name}") for name in _LOCAL_NAMES):
        raise AddressRefused(f"{host} is a name of the local network; only public web servers are opened")
    if port not in ports:
        raise AddressRefused(f"port {port} is not one that web pages are served from")


def check_ip(ip: IPAddress) -> None:
    """Raise AddressRefused unless `ip` is a public unicast address that stands for itself."""
    if why := forbidden(ip):
        raise AddressRefused(f"the address leads to {why} ({ip}); only public web servers are opened")


def forbidden(ip: IPAddress) -> str:
    """What `ip` is reserved for, in words, or "" when it is a public address.

    IPv6 forms that carry an IPv4 address (mapped, NAT64, 6to4, Teredo) lie outside global unicast or in the table, whatever they carry.
    """
    if isinstance(ip, ipaddress.IPv4Address):
        return next((why for network, why in _FORBIDDEN_4 if ip in network), "")
    if ip not in _GLOBAL_6:
        return "a private, local or reserved network"
    return next((why for network, why in _FORBIDDEN_6 if ip in network), "")
