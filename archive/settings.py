"""Every setting, with what it does: from `ONRECORD_*` variables, then `onrecord.toml` in the working folder, then these defaults."""

from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Any, Self

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from archive.errors import BadInput

FILE = Path("onrecord.toml")


class Settings(BaseSettings):
    """What can be set; an unknown key in the file is refused."""

    model_config = SettingsConfigDict(env_prefix="ONRECORD_", extra="forbid", frozen=True, toml_file=FILE)

    data: Path = Field(Path("data"), description="The data folder: database, vector index and lock.")
    model: str = Field("all-MiniLM-L6-v2", description="Embedding model: the packaged MiniLM, or any sentence-transformers name or folder.")
    llm: str = Field("", description="A language model that arranges answers, as provider:model (`ollama:qwen3`); none unless set.")
    llm_url: str = Field("", description="Where that model is served, if not at its provider's own address (any OpenAI-compatible server).")
    llm_seconds: float = Field(60.0, gt=0, le=600, description="How long an answer waits for that model before it is given without it.")
    prompts: Path | None = Field(None, description="A folder with prompts of your own (`write.md`, `evidence.md`, `repair.md`).")
    host: str = Field("127.0.0.1", description="Address that the browser app listens on.")
    port: int = Field(7860, ge=1, le=65535, description="Port of the browser app.")
    max_file_mb: int = Field(10, ge=1, le=1000, description="Largest file or page that is read, in megabytes of text.")
    passage_chars: int = Field(1000, ge=200, le=4000, description="Longest passage, in characters.")

    @classmethod
    def load(cls, **given: Any) -> Self:  # noqa: ANN401 (values are checked by the fields)
        """Settings with `given` values (None is passed over) before everything else.

        Raises:
            BadInput: a value is not allowed, a key is unknown or the file cannot be read; the sentence names it.
        """
        try:
            return cls(**{name: value for name, value in given.items() if value is not None})
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(str(part) for part in first["loc"])
            raise BadInput(f"The setting {name} is wrong: {first['msg']}. See the settings table in the README.") from error
        except (TOMLDecodeError, UnicodeDecodeError) as error:
            raise BadInput(f"{FILE} in this folder is not TOML ({error}): write lines such as port = 7861, in UTF-8.") from error

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The order: arguments, environment, file."""
        del dotenv_settings, file_secret_settings
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)
