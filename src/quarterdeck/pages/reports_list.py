"""The list of a council's reports, the newest first."""

from __future__ import annotations

from quarterdeck import addresses
from quarterdeck.pages.environment import render_html, render_markdown
from quarterdeck.pages.inputs import CouncilInput
from quarterdeck.pages.page import Page, link
from quarterdeck.pages.reconciliation import checked_words
from quarterdeck.pages.report import lead_of
from quarterdeck.pages.sources import render_source


def build_reports_page(given: CouncilInput) -> Page:
    """Make the list of a council's reports, the newest first."""
    settings, address = given.council.settings, addresses.reports_page(given.slug)
    reports = [
        {
            "title": assessment.release.title,
            "link": link(address, given.report_address(assessment.release)),
            "lead": lead_of(given, assessment),
            "note": assessment.release.note,
            "source": render_source(assessment.release),
        }
        for assessment in reversed(given.assessments)
    ]
    fragments = {
        "crumbs": render_html("crumbs", items=[(settings.name, link(address, addresses.council_page(given.slug)))]),
        "reports": render_html("reports", reports=reports),
    }
    markdown = render_markdown(
        "reports",
        name=settings.name,
        reconciliation=link(address, addresses.reconciliation_page(given.slug)),
        checked=checked_words(given),
    )
    description = f"Every performance report of {settings.full_name} in this portal, each as it stood."
    return Page(address, "Reports", description, markdown, fragments, given.slug, "reports")
