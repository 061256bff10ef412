"""The two first parts of an address: language and place. An unknown one is no address at all."""

from jaga.pages.shown import library, places


class _Known:
    regex = "[a-z]{2,3}(?:-[A-Za-z]{2,4})?"

    def to_python(self, value: str) -> str:
        if value not in self.known():
            raise ValueError(value)
        return value

    def to_url(self, value: str) -> str:
        return value

    def known(self) -> tuple[str, ...]:
        raise NotImplementedError


class LanguageConverter(_Known):
    """A language that the words exist in."""

    def known(self) -> tuple[str, ...]:
        """The languages of the library."""
        return library().languages


class PlaceConverter(_Known):
    """A place that facts exist for."""

    def known(self) -> tuple[str, ...]:
        """The codes of the places."""
        return tuple(places())


class HexConverter:
    """A random id of sixteen bytes, as hex."""

    regex = "[0-9a-f]{32}"

    def to_python(self, value: str) -> bytes:
        """The bytes."""
        return bytes.fromhex(value)

    def to_url(self, value: bytes) -> str:
        """The hex."""
        return value.hex()
