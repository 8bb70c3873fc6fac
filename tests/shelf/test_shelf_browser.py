"""The shelf's page in a real browser: searching, opening, the keyboard alone, great zoom."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from shelves import put

from handout.cli.main import main

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this machine")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Slow to import, and wanted where one of these tests runs.
    api = pytest.importorskip("playwright.sync_api", reason="Playwright, which drives the browser, is not installed")
    with api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Anakinra, the program's own in four languages, methotrexate in two; a folder that needs escaping."""
    place = tmp_path_factory.mktemp("a shelf")
    put(place / "library", "methotrexate")
    put(place / "library", "methotrexate", "vi", title="Thuốc điều trị & <b>Đau khớp</b>", brands="Trexall", words="A.")
    words = ["--library", os.fspath(place / "library"), "--date", "2026-11-24"]
    assert main(["shelf", "-o", os.fspath(place / "shared 100%"), *words]) == 0
    return place / "shared 100%"


@pytest.fixture
def locale() -> str:
    """The language that the browser asks for."""
    return "en-US"


Opened = Callable[[str], "Page"]


@pytest.fixture(scope="module")
def opened(browser: Browser) -> Opened:
    """A browser's window for each locale, kept: to begin one takes longer than to load a page in it."""
    return cache(lambda locale: browser.new_page(locale=locale))


@pytest.fixture
def page(opened: Opened, shelf: Path, locale: str) -> Iterator[Page]:
    """The page, opened as from a shared drive, by a browser that remembers nothing of it.

    Afterwards: nothing complained, and nothing went to the network.
    """
    page = opened(locale)
    page.set_viewport_size({"width": 1280, "height": 900})
    complaints: list[str] = []
    asked: list[str] = []
    listeners: dict[str, Callable[..., None]] = {
        "console": lambda message: complaints.append(message.text),
        "pageerror": lambda fault: complaints.append(str(fault)),
        "request": lambda request: asked.append(request.url),
    }
    for event, listener in listeners.items():
        page.on(event, listener)
    page.goto((shelf / "index.html").as_uri())
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    yield page
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
    assert complaints == []
    assert [url for url in asked if url.partition(":")[0] in ("http", "https", "ws", "wss")] == []


def shown(page: Page) -> list[str]:
    """The handouts that are to be seen, by title and language."""
    listings = page.locator(".listing:visible")
    return [each.locator("h2").inner_text() for each in listings.all()]


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.id")


ANAKINRA, METHOTREXATE, VIETNAMESE = "Anakinra", "Methotrexate", "Thuốc điều trị & <b>Đau khớp</b>"
TRANSLATED = ["أناكينرا (Anakinra)", "阿那白滞素（Anakinra）", ANAKINRA]
"""Anakinra in Arabic, Chinese and Spanish."""
ALL = [ANAKINRA, *TRANSLATED, METHOTREXATE, VIETNAMESE]


@pytest.mark.long
def test_all_is_listed_at_first(page: Page) -> None:
    assert shown(page) == ALL
    assert page.get_by_role("status").inner_text() == "Handouts: 6"


@pytest.mark.parametrize(
    ("typed", "titles", "told"),
    [
        ("KINERET", [ANAKINRA, *TRANSLATED], "Handouts: 4 of 6"),
        ("trexall", [METHOTREXATE, VIETNAMESE], "Handouts: 2 of 6"),
        ("vietnamese", [VIETNAMESE], "Handouts: 1 of 6"),
        ("tieng viet", [VIETNAMESE], "Handouts: 1 of 6"),
        ("dau khop", [METHOTREXATE, VIETNAMESE], "Handouts: 2 of 6"),
        ("viet methotrexate", [VIETNAMESE], "Handouts: 1 of 6"),
        ("english  anák", [ANAKINRA], "Handouts: 1 of 6"),
        ("  ", ALL, "Handouts: 6"),
        ("aspirin", [], "No handout matches. Look at the spelling, or type less."),
        (".*", [], "No handout matches. Look at the spelling, or type less."),
    ],
)
@pytest.mark.long
def test_a_search_shows_what_matches_and_says_how_many(page: Page, typed: str, titles: list[str], told: str) -> None:
    page.get_by_label("Search by title, brand or language").press_sequentially(typed)
    assert shown(page) == titles
    assert page.get_by_role("status").inner_text() == told


def test_a_sheet_is_found_and_opened_by_keyboard_alone(page: Page, shelf: Path) -> None:
    page.keyboard.press("Tab")
    assert focused(page) == "language"
    page.keyboard.press("Tab")
    assert focused(page) == "search"
    page.keyboard.type("kineret")
    page.keyboard.press("Enter")
    assert focused(page) == "anakinra/anakinra.en.letter.pdf"
    page.keyboard.press("Tab")
    assert focused(page) == "anakinra/anakinra.en.a4.pdf"
    page.keyboard.press("Enter")
    page.wait_for_url((shelf / "anakinra" / "anakinra.en.a4.pdf").as_uri())
    assert page.evaluate("document.contentType") == "application/pdf"


@pytest.mark.long
def test_every_link_leads_to_its_file(page: Page, shelf: Path) -> None:
    links = page.evaluate("Array.from(document.links, (link) => link.href)")
    assert sorted(links) == sorted(path.as_uri() for path in shelf.rglob("*.pdf"))


@pytest.mark.long
def test_escape_clears_the_search_and_shift_tab_goes_back_to_it(page: Page) -> None:
    page.get_by_role("searchbox").focus()
    page.keyboard.type("kineret")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    assert focused(page) == "search"
    page.keyboard.press("Escape")
    assert len(shown(page)) == len(ALL)
    assert page.get_by_role("searchbox").input_value() == ""


@pytest.mark.long
def test_all_that_can_be_used_is_reached_in_order_and_shows_its_focus(page: Page) -> None:
    links = page.evaluate("Array.from(document.links, (link) => link.getAttribute('href'))")
    reached = []
    for _ in ("language", "search", *links):
        page.keyboard.press("Tab")
        reached.append(focused(page))
        style = page.evaluate("(({outlineStyle, outlineWidth}) => [outlineStyle, parseFloat(outlineWidth)])"
                              "(getComputedStyle(document.activeElement))")  # fmt: skip
        assert style == ["solid", 3], reached[-1]
        box = page.evaluate("(({top, bottom}) => [top, bottom])(document.activeElement.getBoundingClientRect())")
        assert 0 <= box[0] < box[1] <= 900, reached[-1]
    assert reached == ["language", "search", *links]


@pytest.mark.parametrize(
    ("width", "height", "letters"),
    [(640, 450, "100%"), (320, 256, "100%"), (1280, 900, "200%")],
    ids=["200 % zoom of 1280", "400 % zoom of 1280", "letters alone at 200 %"],
)
@pytest.mark.parametrize("language", ["en", "ar", "vi"])
@pytest.mark.long
def test_nothing_stands_beyond_the_window(page: Page, width: int, height: int, letters: str, language: str) -> None:
    """A browser's zoom is a smaller window in CSS pixels (WCAG 2.2, 1.4.4 and 1.4.10)."""
    page.get_by_role("combobox").select_option(language)
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("(size) => { document.documentElement.style.fontSize = size }", letters)
    beyond = """(width) => Array.from(document.body.querySelectorAll('*'))
        .filter((each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline'
            && !each.querySelector('.unseen') && !each.closest('.unseen')
            || each.getBoundingClientRect().right > width + 1 && !each.closest('.unseen')
            || each.getBoundingClientRect().left < -1 && !each.closest('.unseen'))
        .map((each) => each.outerHTML.slice(0, 80))"""
    assert page.evaluate(beyond, width) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


SPOKEN = """() => [document.documentElement.lang, document.documentElement.dir, document.title,
    document.querySelector('select').value]"""


@pytest.mark.parametrize(
    ("locale", "spoken"),
    [
        ("en-GB", ["en", "ltr", "Patient handouts", "en"]),
        ("es-MX", ["es", "ltr", "Hojas para pacientes", "es"]),
        ("ar-EG", ["ar", "rtl", "نشرات للمرضى", "ar"]),
        ("zh-CN", ["zh-Hans", "ltr", "患者说明单", "zh-Hans"]),
        ("zh-TW", ["en", "ltr", "Patient handouts", "en"]),
        ("hy", ["en", "ltr", "Patient handouts", "en"]),
    ],
)
@pytest.mark.long
def test_it_speaks_what_the_browser_asks_for_and_english_where_it_cannot(page: Page, spoken: list[str]) -> None:
    assert page.evaluate(SPOKEN) == spoken


@pytest.mark.long
def test_another_language_is_chosen_by_keyboard_and_stays_when_the_page_is_loaded_again(page: Page) -> None:
    before = page.locator("body").inner_text()
    page.keyboard.press("Tab")
    page.keyboard.type("esp")
    assert page.evaluate(SPOKEN) == ["es", "ltr", "Hojas para pacientes", "es"]
    assert focused(page) == "language"
    assert page.get_by_role("link", name="Letter (Letra normal, Anakinra, inglés)").is_visible()
    assert page.get_by_role("status").inner_text() == "Hojas: 6"
    page.get_by_label("Buscar por título, marca o idioma").press_sequentially("ingles anakinra")
    assert shown(page) == [ANAKINRA]
    assert page.get_by_role("status").inner_text() == "Hojas: 1 de 6"
    page.reload()
    assert page.evaluate(SPOKEN) == ["es", "ltr", "Hojas para pacientes", "es"]
    page.get_by_role("combobox").select_option("en")
    assert page.locator("body").inner_text() == before


@pytest.mark.parametrize("locale", ["ar"])
@pytest.mark.long
def test_what_is_read_from_right_to_left_is_mirrored(page: Page) -> None:
    first, second, *_ = (each.bounding_box() for each in page.locator(".listing").all())
    assert first["x"] > second["x"]
    bar = """(({borderRightWidth, borderLeftWidth}) => [borderRightWidth, borderLeftWidth])
        (getComputedStyle(document.querySelector('form')))"""
    assert page.evaluate(bar) == ["6px", "0px"]


@pytest.mark.long
def test_it_is_whole_without_scripts(browser: Browser, shelf: Path, page: Page) -> None:
    said = page.locator(".listings").inner_text(), page.locator("footer").inner_text()
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((shelf / "index.html").as_uri())
    assert shown(page) == ALL
    assert (page.locator(".listings").inner_text(), page.locator("footer").inner_text()) == said
    assert not page.get_by_role("searchbox").is_visible()
    assert not page.get_by_role("combobox").is_visible()
    page.get_by_role("link", name="Letter (Standard print, Anakinra, English)").click()
    page.wait_for_url((shelf / "anakinra" / "anakinra.en.letter.pdf").as_uri())
    page.context.close()
