"""The screenshots in docs/screens, taken anew: `python -m tests.screens [STATE…]`.

The real server over the sample articles, the real reader, the system's Chromium; each state at each width.
"""

import io
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image  # Gradio brings it
from playwright.sync_api import Browser, Frame, Page, expect

from tests.browsers import PATIENCE_MS, chromium
from tests.served import PASSWORD, ROOT, SAMPLES, Server
from tests.web.editor.newsroom import CUT
from tests.web.visits import HostSite

FOLDER = ROOT / "docs" / "screens"
HEIGHTS = {320: 640, 768: 900, 1440: 900}
COLOURS = 96  # enough for the mark beside the greys of the letters' edges
LARGEST_WIDTH = 960  # what a README shows of it
CUT_FILE = {"name": "2031-06-02-pocket-parks.txt", "mimeType": "text/plain", "buffer": CUT.encode()}

State = Callable[["Camera"], Page]


class Camera:
    """A browser of one width before the server and before a site of another origin."""

    def __init__(self, browser: Browser, server: str, site: str, width: int) -> None:
        self.browser = browser
        self.server = server
        self.site = site
        self.width = width

    def page(self, address: str, *, english: bool = False, dark: bool = False) -> Page:
        context = self.browser.new_context(
            locale="en-US" if english else "zh-CN",
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            viewport={"width": self.width, "height": HEIGHTS[self.width]},
            has_touch=self.width < 1000,
        )
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        page.goto(address)
        return page

    def chat(self, *questions: str, english: bool = False, dark: bool = False) -> Page:
        page = self.page(self.server, english=english, dark=dark)
        expect(page.locator("#send")).to_be_enabled()
        expect(page.locator(".example").first).to_be_visible()
        for question in questions:
            ask(page, question)
        return page

    def embed(self, *questions: str, name: str = "help_page.html") -> tuple[Page, Frame]:
        page = self.page(f"{self.site}/{name}")
        opener = page.locator("zhengda-assistant button.opener")
        if "inline" not in name:
            opener.click()
        frame = page.locator("zhengda-assistant iframe").element_handle().content_frame()
        assert frame is not None
        expect(frame.locator("#send")).to_be_enabled()
        for question in questions:
            ask(frame, question)
        return page, frame

    def editor(self, *, english: bool = False) -> Page:
        page = self.page(f"{self.server}/editor", english=english)
        page.locator("#password").fill(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.locator("#file")).to_be_visible()
        return page


def ask(place: Page | Frame, question: str) -> None:
    before = place.locator(".exchange").count()
    place.locator("#question-box").fill(question)
    place.locator("#question-box").press("Enter")
    expect(place.locator(".exchange")).to_have_count(before + 1)
    expect(place.locator(".exchange").last.locator(".tools")).to_be_visible(timeout=60_000)


def article(camera: Camera) -> Page:
    page = camera.chat(ANSWERED)
    page.locator(".answer .reference").first.click()
    expect(page.locator("#sheet mark")).to_be_in_viewport()
    return page


def feedback(camera: Camera) -> Page:
    page = camera.chat(ANSWERED)
    page.get_by_role("button", name="没有帮助").click()
    page.get_by_label("想补充一句吗").fill("想知道是哪几个小区")
    page.locator(".comment").scroll_into_view_if_needed()
    return page


def section(name: str, shown: str) -> State:
    def taken(camera: Camera) -> Page:
        page = camera.chat()
        page.locator(f"nav [data-view={name}]").click()
        expect(page.locator(shown).first).to_be_visible()
        return page

    return taken


def large_dark(camera: Camera) -> Page:
    page = camera.chat(ANSWERED, dark=True)
    page.locator("[data-large]").click()
    page.locator(".exchange").first.scroll_into_view_if_needed()
    return page


def embed_start(camera: Camera) -> Page:
    return camera.embed()[0]


def embed_button(camera: Camera) -> Page:
    page = camera.page(f"{camera.site}/help_page.html")
    expect(page.locator("zhengda-assistant button.opener")).to_be_visible()
    return page


def embed_article(camera: Camera) -> Page:
    page, frame = camera.embed(ANSWERED)
    frame.locator(".answer .reference").first.click()
    expect(frame.locator("#sheet mark")).to_be_in_viewport()
    return page


def embed_inline(camera: Camera) -> Page:
    page, _ = camera.embed(IN_ENGLISH, name="help_page_inline.html")
    page.locator("#assistant").scroll_into_view_if_needed()
    return page


def editor_login(camera: Camera) -> Page:
    return camera.page(f"{camera.server}/editor")


def editor_preview(camera: Camera) -> Page:
    page = camera.editor()
    page.locator("#file").set_input_files([CUT_FILE])
    page.locator("form:has(#file) button[type=submit]").click()
    expect(page.locator(".joins mark")).to_be_visible()
    return page


def editor_removal(camera: Camera) -> Page:
    page = camera.editor()
    page.goto(f"{camera.server}/editor/remove?file=2024-05-21-wangpu-library-opens.md")
    return page


ANSWERED = "李沧区加装了多少部电梯？"
IN_ENGLISH = "How many elevators were installed in Licang?"
STATES: dict[str, State] = {
    "start": lambda camera: camera.chat(),
    "answer": lambda camera: camera.chat(ANSWERED),
    "article": article,
    "follow-up": lambda camera: camera.chat(ANSWERED, "那停车位呢？"),
    "refusal": lambda camera: camera.chat("崂山区加装了多少部电梯？"),
    "list": lambda camera: camera.chat("望浦2024年要新建哪三所学校？"),
    "comparison": lambda camera: camera.chat("望浦区和桐湾区2024年哪个加装的电梯多？"),
    "yes-no": lambda camera: camera.chat("望浦区加装电梯的目标完成了吗？"),
    "feedback": feedback,
    "articles": section("articles", ".entry"),
    "ledger": section("ledger", ".pledge"),
    "large-dark": large_dark,
    "english": lambda camera: camera.chat(
        "How many elevators were installed in Wangpu District?", english=True
    ),
    "english-refusal": lambda camera: camera.chat("How many people live in Licang District?", english=True),
    "embed-button": embed_button,
    "embed-start": embed_start,
    "embed-answer": lambda camera: camera.embed(ANSWERED)[0],
    "embed-article": embed_article,
    "embed-refusal": lambda camera: camera.embed("崂山区加装了多少部电梯？")[0],
    "embed-inline": embed_inline,
    "editor-login": editor_login,
    "editor": lambda camera: camera.editor(),
    "editor-preview": editor_preview,
    "editor-removal": editor_removal,
    "editor-english": lambda camera: camera.editor(english=True),
}


def take(server: str, site: HostSite, names: list[str], folder: Path = FOLDER) -> None:
    """Take the states `names` at every width."""
    for name in ("help_page.html", "help_page_inline.html"):
        example = (ROOT / "examples" / name).read_text(encoding="utf-8")
        site.pages[f"/{name}"] = example.replace("http://127.0.0.1:7860", server)
    with chromium() as browser:
        expect.set_options(timeout=PATIENCE_MS)
        for name in names:
            for width in HEIGHTS:
                page = STATES[name](Camera(browser, server, site.address, width))
                page.wait_for_timeout(400)  # what still slides has come to rest
                keep(page.screenshot(), folder / f"{name}-{width}.png")
                page.context.close()
            print(name, flush=True)


def keep(screenshot: bytes, file: Path) -> None:
    """Write a screenshot down, small."""
    image = Image.open(io.BytesIO(screenshot)).convert("RGB")
    if image.width > LARGEST_WIDTH:
        height = round(image.height * LARGEST_WIDTH / image.width)
        image = image.resize((LARGEST_WIDTH, height), Image.Resampling.LANCZOS)
    few = image.quantize(COLOURS, Image.Quantize.MEDIANCUT, kmeans=2, dither=Image.Dither.NONE)
    few.save(file, optimize=True)


def main() -> None:
    """Serve the samples in a folder of their own, and take what is asked for, or everything."""
    site = HostSite()
    with tempfile.TemporaryDirectory() as scratch:
        documents = Path(scratch) / "articles"
        shutil.copytree(SAMPLES, documents)
        server = Server(Path(scratch) / "data", documents, site.address)
        try:
            server.wait()
            take(server.address, site, sys.argv[1:] or list(STATES))
        finally:
            server.end()
            site.close()


if __name__ == "__main__":
    main()
