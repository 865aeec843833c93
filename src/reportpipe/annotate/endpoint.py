"""Asking a language model: one question to an OpenAI-compatible address, one answer of bounded size in bounded time."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pydantic import BaseModel, ValidationError

from reportpipe.errors import UsageError

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletionMessageParam

MOST_BYTES = 1_000_000
"""Of an answer: several hundred times what a summary takes."""
NO_KEY = "none"
"""What is sent where no key is set: servers of one's own do not ask for one, but the client insists on some."""


class Unanswered(Exception):
    """No usable answer; the message says why, for people, as the end of a sentence."""


class Endpoint(BaseModel, frozen=True):
    """Where to ask, and whom."""

    base_url: str
    model: str
    key: str | None
    seconds: float
    """Longest that an answer may take."""


def ask(endpoint: Endpoint, messages: "Sequence[ChatCompletionMessageParam]") -> str:
    """The text of the model's answer.

    Raises:
        Unanswered: no connection, an error of the server, too slow, too large, not an answer, or a refusal.
        UsageError: the package that asks is not installed.
    """
    try:
        import openai
    except ImportError as error:
        hint = "Install it with `pip install 'reportpipe[llm]'`, or take llm_model out of the settings."
        raise UsageError("the setting llm_model needs the extra `llm`.", hint=hint) from error
    try:
        data = _received(endpoint, messages)
    except openai.APITimeoutError as error:
        raise Unanswered(_too_slow(endpoint)) from error
    except openai.APIStatusError as error:
        raise Unanswered(f"its server answered with status {error.status_code}") from error
    except openai.OpenAIError as error:
        raise Unanswered("its server cannot be reached") from error
    return _text(data)


def _received(endpoint: Endpoint, messages: "Sequence[ChatCompletionMessageParam]") -> bytes:
    """The bytes of the answer: read piece by piece, because a time limit of the client is one for each piece."""
    import httpx
    import openai

    deadline = time.monotonic() + endpoint.seconds
    data = b""
    # No redirects: the article goes to the address that the user named, and to no other.
    web = httpx.Client(timeout=endpoint.seconds, follow_redirects=False, trust_env=False)
    client = openai.OpenAI(base_url=endpoint.base_url, api_key=endpoint.key or NO_KEY, max_retries=0, http_client=web)
    with (
        client,
        client.chat.completions.with_streaming_response.create(
            model=endpoint.model, messages=list(messages), temperature=0
        ) as response,
    ):
        try:
            for piece in response.iter_bytes():
                data += piece
                if len(data) > MOST_BYTES:
                    raise Unanswered("its answer is too long")
                if time.monotonic() > deadline:
                    raise Unanswered(_too_slow(endpoint))
        except httpx.TimeoutException as error:
            raise Unanswered(_too_slow(endpoint)) from error
        except httpx.HTTPError as error:
            raise Unanswered("its answer broke off") from error
    return data


def _text(data: bytes) -> str:
    from openai.types.chat import ChatCompletion

    try:
        completion = ChatCompletion.model_validate_json(data)
    except ValidationError as error:
        raise Unanswered("its server did not give a completion") from error
    choice = completion.choices[0] if completion.choices else None
    if choice is None:
        raise Unanswered("it gave no answer")
    if choice.message.refusal or choice.finish_reason == "content_filter":
        raise Unanswered("it refused")
    text: str | None = choice.message.content
    if choice.finish_reason == "length" or not text:
        raise Unanswered("it did not finish its answer")
    return text


def _too_slow(endpoint: Endpoint) -> str:
    return f"it took longer than {endpoint.seconds:g} seconds"
