"""The packaged MiniLM with 8-bit integer products, run by onnxruntime: no torch, a quarter of its time."""

from ingest.minilm.encoder import MiniLM, Reading

__all__ = ["MiniLM", "Reading"]
