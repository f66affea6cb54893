"""Every setting: a field here, an option of the command line, an environment variable ZHENGDA_<NAME>."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from cli.origins import read_origins

PREFIX = "ZHENGDA_"
SHORTEST_PASSWORD = 8
SAMPLES = Path(__file__).parent.parent / "documents" / "samples"


class UserError(Exception):
    """Something that the user can put right; the message is one sentence."""


def long_enough(password: SecretStr) -> SecretStr:
    """Return a password that is empty or takes longer to guess than the attempts allowed."""
    if 0 < len(password.get_secret_value()) < SHORTEST_PASSWORD:
        raise PydanticCustomError(
            "password", "It needs at least {length} characters", {"length": SHORTEST_PASSWORD}
        )
    return password


class Settings(BaseSettings):
    """Every setting, frozen; made once and handed down."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    documents: Path = Field(SAMPLES, description="folder of articles (.txt .md .html .pdf .docx)")
    data: Path = Field(Path("data"), description="folder that holds the index")
    host: str = Field("127.0.0.1", description="address to serve on")
    port: int = Field(7860, ge=0, le=65535, description="port to serve on; 0 takes a free one")
    embedding_model: str = Field("", description="hub name or folder of another SentenceTransformer")
    second_encoder: bool = Field(True, description="search sentences with USE multilingual too")
    allowed_origins: Annotated[tuple[str, ...], NoDecode, BeforeValidator(read_origins)] = Field(
        (), description="origins whose pages may embed the assistant, separated by commas"
    )
    rate_limit: int = Field(
        300, ge=0, description="questions that one address may send in a minute; 0 for any number"
    )
    feedback_days: int = Field(
        90, ge=0, description="days that feedback and refused questions are kept; 0 keeps none"
    )
    # Never an option: other users of the machine see the options of a running program.
    editor_password: Annotated[SecretStr, AfterValidator(long_enough)] = Field(
        SecretStr(""), description="password of the editor's page; without one there is no such page"
    )
    # Switched off only to see what a part is worth: `zhengda eval --dictionary false`.
    dictionary: bool = Field(True, description="search by the question's words in the other language too")
    lexicon: bool = Field(
        True, description="search by words that answers tend to hold for the question's too"
    )
    reader: bool = Field(True, description="read with the trained weights; false for the untrained reader")
    verifier: bool = Field(True, description="let a second network look at the reader's first candidates")
    status_logic: bool = Field(True, description="tell what is planned from what is done")
    # measured: `python -m eval.calibrate` puts it at 0.356. From 0.2 to 0.47 as many questions over its
    # corpora are rightly answered or refused (998 to 1,001 of 1,204); the higher, the fewer wrong answers.
    threshold: float = Field(0.35, ge=0, le=1, description="confidence below which the assistant abstains")


def is_secret(name: str) -> bool:
    """Say whether a setting is one that is neither shown nor given where others may see it."""
    return Settings.model_fields[name].annotation is SecretStr


def load_settings(options: Mapping[str, Any], environment: Mapping[str, str]) -> Settings:
    """Return the settings: options first, then the environment, then the defaults.

    Raise UserError for a value that does not fit, and for a variable ZHENGDA_… that is no setting.
    """
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for name in environment:
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            raise UserError(f"There is no setting {name}; the settings are {', '.join(sorted(known))}.")
    given = {name: options[name] for name in Settings.model_fields if options.get(name) is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        value = "what it is" if is_secret(name) else repr(first["input"])
        raise UserError(
            f"The setting {name} cannot be {value}: {first['msg'][0].lower()}{first['msg'][1:]}."
        ) from error
