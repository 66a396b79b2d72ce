"""Nothing that is asked or found is told to a tracing service, whatever the environment asks of LangChain for other programs."""


def untraced() -> None:
    """Switch LangSmith's tracing off for this process: LANGSMITH_TRACING, set for another project, would send articles away."""
    import langsmith

    langsmith.configure(enabled=False)
