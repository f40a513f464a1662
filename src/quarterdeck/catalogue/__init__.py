"""Catalogue: what machines read of the portal: lists, catalogues, feeds, linked data. All of it from descriptors."""

from __future__ import annotations

from collections.abc import Sequence

from quarterdeck import addresses
from quarterdeck.catalogue.api import build_api
from quarterdeck.catalogue.dcat import build_catalogue
from quarterdeck.catalogue.feeds import build_feeds
from quarterdeck.catalogue.harvest import build_robots, build_sitemap
from quarterdeck.catalogue.heads import build_head_links
from quarterdeck.datasets import PortalData
from quarterdeck.model import Concept

__all__ = ["build_catalogue_files", "build_head_links", "build_sitemap"]


def build_catalogue_files(portal: PortalData, concepts: Sequence[Concept] = ()) -> dict[str, bytes]:
    """Make every file that is about the data rather than of it, by address."""
    return {
        **build_feeds(portal),
        **build_api(portal, concepts),
        addresses.CATALOGUE: build_catalogue(portal),
        "robots.txt": build_robots(portal.home),
    }
