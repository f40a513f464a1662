"""A process that draws charts."""

from __future__ import annotations

from quarterdeck.charts.render import draw
from quarterdeck.workers import serve_jobs

if __name__ == "__main__":
    serve_jobs(draw)
