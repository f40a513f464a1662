"""A picture that is found anywhere says where it is from, and shows what it showed before it said so."""

from __future__ import annotations

import io
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from quarterdeck.charts.frame import Framing, frame_svg
from quarterdeck.charts.sign import sign_png, sign_svg

ABOUT = {
    "title": "Rough sleepers: Anyborough Borough Council",
    "description": "How many people were found sleeping outdoors.",
    "source": "Performance Report, Quarter 2 2024-25; Ministry of Houses",
    "dated": "2024-11-20",
    "attribution": "Contains public sector information.",
    "licence": "Open Government Licence v3.0, https://licence.example/",
    "page": "https://figures.example/anyborough/indicators/rough-sleepers/",
}
#: The word for each in a PNG, and in an SVG.
WORDS = {
    "title": ("Title", "{http://purl.org/dc/elements/1.1/}title"),
    "description": ("Description", "{http://purl.org/dc/elements/1.1/}description"),
    "source": ("Source", "{http://purl.org/dc/elements/1.1/}source"),
    "dated": ("Creation Time", "{http://purl.org/dc/elements/1.1/}date"),
    "attribution": ("Copyright", "{http://purl.org/dc/elements/1.1/}rights"),
    "licence": ("License", "{http://purl.org/dc/terms/}license"),
    "page": ("URL", "{http://purl.org/dc/elements/1.1/}identifier"),
}
HOSTILE = '</desc></metadata><script>x()</script> "&amp;" ]]> <!-- ü 東京 \U0001f4a9 \''
SVG = "{http://www.w3.org/2000/svg}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def drawing(title: str = "41 people slept rough") -> bytes:
    inner = '<svg width="30" height="20" viewBox="0 0 30 20"><circle r="4"/></svg>'
    return frame_svg(inner, Framing(title, "People", "Source: the council", "A line that falls.")).encode()


def picture() -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((40, 20)).convert("P").save(out, "PNG")
    return out.getvalue()


def said_in_svg(svg: bytes) -> dict[str, str | None]:
    (block,) = ET.fromstring(svg).iter(f"{SVG}metadata")  # noqa: S314 (made by this test)
    return {each.tag: each.text for each in block[0][0]}


def said_in_png(png: bytes) -> dict[str, str]:
    with Image.open(io.BytesIO(png)) as image:
        image.load()
        return dict(image.text)


def test_a_drawing_says_everything_in_the_words_of_dublin_core() -> None:
    assert said_in_svg(sign_svg(drawing(), ABOUT)) == {word: ABOUT[name] for name, (_, word) in WORDS.items()}


def test_a_picture_says_the_same_in_the_words_of_its_format() -> None:
    assert said_in_png(sign_png(picture(), ABOUT)) == {word: ABOUT[name] for name, (word, _) in WORDS.items()}


def test_what_is_said_is_about_the_drawing_itself() -> None:
    root = ET.fromstring(sign_svg(drawing(), ABOUT))  # noqa: S314 (made by this test)
    described = root.find(f"{SVG}metadata/{RDF}RDF/{RDF}Description")
    assert described is not None
    assert described.get(f"{RDF}about") == ""


def test_the_drawing_stays_as_it_was() -> None:
    root = ET.fromstring(sign_svg(drawing(), ABOUT))  # noqa: S314 (made by this test)
    block = root.find(f"{SVG}metadata")
    assert block is not None
    # A reader of screens looks for the title and the description first.
    assert [each.tag for each in root][:3] == [f"{SVG}title", f"{SVG}desc", f"{SVG}metadata"]
    root.remove(block)
    assert ET.tostring(root) == ET.tostring(ET.fromstring(drawing()))  # noqa: S314 (made by this test)


def test_the_picture_stays_as_it_was() -> None:
    plain, signed = picture(), sign_png(picture(), ABOUT)
    with Image.open(io.BytesIO(plain)) as before, Image.open(io.BytesIO(signed)) as after:
        after.verify()  # every chunk adds up
        assert after.size == before.size
    with Image.open(io.BytesIO(plain)) as before, Image.open(io.BytesIO(signed)) as after:
        assert after.convert("RGB").tobytes() == before.convert("RGB").tobytes()


@pytest.mark.parametrize("name", WORDS)
def test_hostile_text_stays_text(name: str) -> None:
    about = {**ABOUT, name: HOSTILE}
    signed = sign_svg(drawing(HOSTILE), about)
    assert said_in_svg(signed)[WORDS[name][1]] == HOSTILE
    assert not [each.tag for each in ET.fromstring(signed).iter() if each.tag.endswith("}script")]  # noqa: S314 (as above)
    assert said_in_png(sign_png(picture(), about))[WORDS[name][0]] == HOSTILE


def test_what_is_not_known_is_not_said() -> None:
    about = {"title": ABOUT["title"], "unheard-of": "nothing"}
    assert said_in_svg(sign_svg(drawing(), about)) == {WORDS["title"][1]: ABOUT["title"]}
    assert said_in_png(sign_png(picture(), about)) == {"Title": ABOUT["title"]}


def test_where_there_is_no_picture_there_is_none_to_sign() -> None:
    assert sign_png(b"", ABOUT) == b""
