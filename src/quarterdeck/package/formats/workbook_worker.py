"""A process that writes workbooks."""

from __future__ import annotations

from quarterdeck.package.formats.workbook import write_job
from quarterdeck.workers import serve_jobs

if __name__ == "__main__":
    serve_jobs(write_job)
