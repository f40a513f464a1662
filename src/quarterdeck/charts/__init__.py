"""Chart: what an indicator's series looks like, and the words that say the same to those who cannot see it."""

from quarterdeck.charts.figure import SeriesFigure, build_figure
from quarterdeck.charts.frame import Framing, card_svg, frame_svg
from quarterdeck.charts.gather import Chart, council_charts, shared_charts
from quarterdeck.charts.interactive import build_interactive_spec, javascript_library
from quarterdeck.charts.render import Drawing, render_figures, render_pngs
from quarterdeck.charts.sign import sign_png, sign_svg
from quarterdeck.charts.spark import spark_svg
from quarterdeck.charts.svg import page_svg
from quarterdeck.charts.theme import CHART_VARIABLES
from quarterdeck.charts.together import TogetherFigure
from quarterdeck.charts.years import YearsFigure

__all__ = [
    "CHART_VARIABLES",
    "Chart",
    "Drawing",
    "Framing",
    "SeriesFigure",
    "TogetherFigure",
    "YearsFigure",
    "build_figure",
    "build_interactive_spec",
    "card_svg",
    "council_charts",
    "frame_svg",
    "javascript_library",
    "page_svg",
    "render_figures",
    "render_pngs",
    "shared_charts",
    "sign_png",
    "sign_svg",
    "spark_svg",
]
