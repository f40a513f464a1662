"""One address of each kind of page."""

from __future__ import annotations

PAGES = {
    "portal": "/",
    "council": "/st-helens/",
    "priority": "/st-helens/priorities/1/",
    "list": "/st-helens/indicators/",
    "indicator": "/st-helens/indicators/children-in-care-rate/",
    "indicator-running-total": "/st-helens/indicators/early-help-episodes-started/",
    "indicator-lagged": "/st-helens/indicators/smoking-at-delivery/",
    "indicator-alone": "/st-helens/indicators/early-help-no-later-social-care/",
    "report": "/st-helens/reports/2024-25-q2/",
    "report-folded": "/sefton/reports/2023-24-q2/",
    "report-part": "/st-helens/reports/2024-25-q2/priority-1/",
    "reconciliation": "/st-helens/reconciliation/",
    "data": "/st-helens/data/",
    "versions": "/st-helens/data/changes/",
    "version": "/st-helens/data/releases/2024-25-q2/",
    "api": "/api/",
    "methods": "/methods/",
    "about": "/about/",
    "accessibility": "/accessibility/",
    "search": "/search/?q=council+tax",
    "not-found": "/no/such/page/",
}
