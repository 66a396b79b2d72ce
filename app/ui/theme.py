"""Our theme: paper and ink by day, lamplight by night, the machine's own fonts. Everything else is in page.css."""

import gradio as gr
from gradio.themes import Font
from gradio.themes.utils.colors import Color

INK = Color(
    c50="#faf8f4",
    c100="#f3f0e8",
    c200="#e6e1d5",
    c300="#cfc8b8",
    c400="#a39b8a",
    c500="#776f60",
    c600="#5c5548",
    c700="#443f35",
    c800="#2a2722",
    c900="#1d1b18",
    c950="#141311",
    name="ink",
)
SEA = Color(
    c50="#eef5f6",
    c100="#d7e8ea",
    c200="#b1d2d7",
    c300="#85b8c0",
    c400="#5599a5",
    c500="#317b88",
    c600="#1f6270",
    c700="#194f5b",
    c800="#173f49",
    c900="#14343d",
    c950="#0a2027",
    name="sea",
)
SANS = "-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Noto Sans,Liberation Sans,Helvetica Neue,Arial,sans-serif".split(",")
MONO = "ui-monospace,SFMono-Regular,Menlo,Consolas,Liberation Mono,monospace".split(",")


def theme() -> gr.themes.Base:
    """The gradio theme; fonts are named, never fetched."""
    return gr.themes.Base(
        primary_hue=SEA,
        secondary_hue=SEA,
        neutral_hue=INK,
        font=[Font(name) for name in SANS],
        font_mono=[Font(name) for name in MONO],
    ).set(
        body_background_fill="#faf8f4",
        body_background_fill_dark="#171614",
        body_text_color="#211f1b",
        body_text_color_dark="#e9e4d9",
    )
