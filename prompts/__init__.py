"""Prompts, one file each, and the loader that checks their placeholders."""
