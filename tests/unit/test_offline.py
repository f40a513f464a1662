from quarterdeck.publish.offline import offline_page


def test_links_to_folders_name_their_file() -> None:
    links = ('<a href="../">a</a>', '<a href="x/#y">b</a>', '<a href="x/?q=1">c</a>')
    page = "".join(links) + '<form action="../search/"></form><a href=".">d</a>'
    assert offline_page(page) == (
        '<a href="../index.html">a</a><a href="x/index.html#y">b</a><a href="x/index.html?q=1">c</a>'
        '<form action="../search/index.html"></form><a href="./index.html">d</a>'
    )


def test_other_links_stay() -> None:
    page = '<a href="https://example.org/">a</a><a href="#y">b</a><a href="x.csv">c</a><link href="../assets/a.css">'
    assert offline_page(page) == page


def test_the_policy_and_the_offer_of_the_zip_go() -> None:
    page = (
        '<meta http-equiv="Content-Security-Policy" content="x"><li class="qd-offline"><a href="portal.zip">z</a></li>'
    )
    assert offline_page(page) == ""
