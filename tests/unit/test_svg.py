from quarterdeck.charts.svg import tidy_svg


def test_places_are_rounded_but_figures_are_not() -> None:
    drawing = '<svg><text transform="translate(10.123,-0.04)" font-size="13px">97.96%</text></svg>'
    assert tidy_svg(drawing) == '<svg><text transform="translate(10.1,0)" font-size="13px">97.96%</text></svg>'


def test_what_a_reader_has_no_use_for_is_gone() -> None:
    drawing = (
        '<g aria-label="x" role="graphics-symbol" class="mark-text"><g></g><text font-family="sans-serif">1</text></g>'
    )
    assert tidy_svg(drawing) == "<g><text>1</text></g>"
