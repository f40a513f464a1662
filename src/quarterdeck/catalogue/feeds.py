"""Atom feeds (RFC 4287): of the portal, of each council, of each indicator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from quarterdeck import addresses
from quarterdeck.catalogue.news import News, council_news, indicator_news
from quarterdeck.datasets import CouncilData, PortalData

#: Ids are made from this and from what an entry is about, so that they stay when the portal moves.
_NAMESPACE = UUID("5d3c6a0e-7f0b-5e0c-9b1e-3a9f6c2d4e81")
_ATOM = "http://www.w3.org/2005/Atom"
#: A reader of feeds wants news, not the archive: that is what changes.csv is for.
_MOST = 200


def build_feeds(portal: PortalData) -> dict[str, bytes]:
    """Make all feeds by address."""
    feeds: dict[str, bytes] = {}
    everything: list[News] = []
    for data in portal.councils:
        name, news = data.council.settings.name, council_news(data)
        everything += news
        feeds[addresses.council_feed(data.slug)] = _feed(
            portal, data.slug, f"{name}: performance", addresses.council_page(data.slug), news, (data,)
        )
        for indicator, told in indicator_news(data).items():
            title = f"{name}: {data.scores[indicator].indicator.title}"
            page = addresses.indicator_page(data.slug, indicator)
            feeds[addresses.indicator_feed(data.slug, indicator)] = _feed(
                portal, f"{data.slug}/{indicator}", title, page, told, (data,)
            )
    newest_first = sorted(everything, key=lambda one: one.dated, reverse=True)
    feeds[addresses.PORTAL_FEED] = _feed(portal, "", portal.name, "", newest_first, portal.councils)
    return feeds


def _feed(
    portal: PortalData, key: str, title: str, page: str, news: Sequence[News], councils: Iterable[CouncilData]
) -> bytes:
    """Write one feed; ``page`` is what it tells of, and the feed stands beside it."""
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "en-GB"})
    _add(feed, "id", _id(f"feed/{key}"))
    _add(feed, "title", title)
    _add(feed, "subtitle", "New and revised figures, and changed statuses.")
    _add(feed, "updated", _moment(max((one.dated.isoformat() for one in news), default="1970-01-01")))
    for rel, kind, address in (
        ("self", "application/atom+xml", f"{page}feed.xml"),
        ("alternate", "text/html", page),
    ):
        ET.SubElement(feed, "link", {"rel": rel, "type": kind, "href": portal.home + address})
    for council in councils:
        author = ET.SubElement(feed, "author")
        _add(author, "name", council.council.settings.full_name)
    _add(feed, "rights", " ".join(dict.fromkeys(c.council.settings.attribution for c in councils)))
    for one in news[:_MOST]:
        _add_entry(feed, one, portal.home)
    ET.indent(feed, " ")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{ET.tostring(feed, encoding='unicode')}\n".encode()


def _add_entry(feed: ET.Element, news: News, home: str) -> None:
    entry = ET.SubElement(feed, "entry")
    _add(entry, "id", _id(news.key))
    _add(entry, "title", news.title)
    for name in ("published", "updated"):
        _add(entry, name, _moment(news.dated.isoformat()))
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": home + news.address})
    ET.SubElement(entry, "category", {"term": news.kind})
    _add(entry, "summary", news.summary)


def _id(key: str) -> str:
    return uuid5(_NAMESPACE, key).urn


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text
