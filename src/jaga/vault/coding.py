"""msgpack in and out; whatever is wrong with bytes that come in has one name, `Damaged`."""

from typing import Any, TypeVar

import msgspec

from jaga.vault.errors import Damaged

T = TypeVar("T")

encode = msgspec.msgpack.Encoder().encode


def decode(content: bytes, shape: type[T]) -> T:
    """The shape behind these bytes; unknown trailing fields are left alone."""
    try:
        return msgspec.msgpack.decode(content, type=shape)
    except (ValueError, TypeError, RecursionError) as error:
        raise Damaged("not what it says it is") from error


def convert(body: dict[str, Any], shape: type[T]) -> T:
    """The shape behind the body of an event."""
    try:
        return msgspec.convert(body, shape, builtin_types=(bytes,), str_keys=False)
    except (ValueError, TypeError, RecursionError) as error:
        raise Damaged("not what it says it is") from error


def plain(shape: msgspec.Struct) -> dict[str, Any]:
    """The body of an event from its shape."""
    body: dict[str, Any] = msgspec.to_builtins(shape, builtin_types=(bytes,))
    return body
