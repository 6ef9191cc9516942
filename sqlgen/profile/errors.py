"""What can be wrong with a profile, or with a name that it must judge (SG101 to SG119)."""

from __future__ import annotations

from difflib import get_close_matches

from sqlgen.errors import CannotGenerate, SqlgenError, UsageError


class ProfileError(SqlgenError):
    """A dialect's fact sheet is wrong: a key that nobody knows, one that is missing, a value of the wrong type."""

    code = "SG101"


class UnknownDialect(UsageError):
    """No fact sheet has this name."""

    code = "SG102"


class UnsupportedVersion(UsageError):
    """The fact sheet doesn't cover this server version, or it isn't a version at all."""

    code = "SG103"


class VersionTooNew(UnsupportedVersion):
    """Nobody has looked yet at what this server version can.

    :param newest: the newest series that the fact sheet covers.
    """

    def __init__(self, version: str, title: str, newest: str) -> None:
        super().__init__(
            f"{title} {version} is newer than what sqlgen knows",
            why=f"the newest version that it knows is {newest}",
            fix=f"ask for {newest}, whose statements newer servers take, too",
        )
        self.newest = newest


class UnknownFact(ProfileError):
    """Somebody (a template) asked the profile for a change or a feature that no fact sheet has."""

    code = "SG104"


class NameNotAllowed(CannotGenerate):
    """The database can't have an object of this name: empty, or with a character that it forbids."""

    code = "SG105"


class NameTooLong(CannotGenerate):
    """The name is longer than the database allows; some would cut it silently, so it is refused."""

    code = "SG106"


def did_you_mean(word: str, known: tuple[str, ...] | list[str]) -> str | None:
    """ "did you mean 'x'?" for the known word that is closest to a mistyped one, if any is close."""
    close = get_close_matches(word, known, n=1)
    return f"did you mean {close[0]!r}?" if close else None
