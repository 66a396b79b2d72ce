"""The browser app: the only files that import gradio, a file a page."""
