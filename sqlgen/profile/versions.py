"""Server versions: what a user may ask for, and what a version gate in a fact sheet means."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, TypeAlias

import msgspec

from sqlgen.profile.errors import UnsupportedVersion, VersionTooNew, did_you_mean

Version: TypeAlias = tuple[int, ...]

_NUMBERS = re.compile(r"[0-9]+(\.[0-9]+)*\Z")

VersionText: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^[0-9]+(\.[0-9]+)*$")]


class Versions(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The version that scripts are for unless told, the oldest and newest that we know, and how versions are called."""

    default: VersionText
    oldest: VersionText
    newest: VersionText | None = None  # the newest series: "9" takes all of 9.x; without it there is no end
    golden: tuple[str, ...] = ()  # versions at which a statement is spelled differently: each has golden files
    # the newest release of each series, oldest series first: "8.0" means the newest 8.0, also to gates like 8.0.16
    releases: tuple[VersionText, ...] = ()
    names: dict[str, VersionText] = {}  # other names of a version: "23ai" is "23"
    server: dict[
        VersionText, VersionText
    ] = {}  # where versions have names that the server doesn't report: "2019" is 15.0

    def resolve(self, text: str, title: str) -> Version:
        """The version that a user means by `text`, as exactly as the fact sheet knows it.

        Raises UnsupportedVersion when it is older than `oldest`, or not a version of this database, and
        VersionTooNew when it is of a series newer than `newest`.
        """
        number = self.names.get(text, text)
        if not _NUMBERS.match(number) or (self.server and number not in self.server):
            raise self._unknown(text, title)
        version = self._newest_release(_parse(number))
        if _older(version, _parse(self.oldest)):
            raise UnsupportedVersion(
                f"{title} {text} is older than what sqlgen knows",
                why=f"the oldest supported version is {self.oldest}",
                fix=f"ask for {self.oldest} or newer; {self.default} is the default",
            )
        if self.newest is not None and version[: len(_parse(self.newest))] > _parse(self.newest):
            raise VersionTooNew(text, title, self.newest)
        return version

    def at_least(self, version: Version, gate: str) -> bool:
        """Whether `version` is the one that `gate` names, or newer."""
        return not _older(version, _parse(self.names.get(gate, gate)))

    def server_version_info(self, version: Version) -> Version:
        """What SQLAlchemy would read from a server of this version."""
        if not self.server:
            return version
        return _parse(self.server[".".join(map(str, version))])

    def _newest_release(self, version: Version) -> Version:
        for release in map(_parse, self.releases):
            if release[: len(version)] == version:
                return release
        return version

    def _unknown(self, text: str, title: str) -> UnsupportedVersion:
        known = (*self.server, *self.names) if self.server else (self.default, *self.golden, *self.names)
        guess = did_you_mean(text, known)
        return UnsupportedVersion(
            f"{text!r} isn't a version of {title}",
            why=f"known are {', '.join(dict.fromkeys(known))}",
            fix=[guess] if guess else (),
        )


@cache
def _parse(text: str) -> Version:
    return tuple(int(part) for part in text.split("."))


def _older(version: Version, other: Version) -> bool:
    length = max(len(version), len(other))
    return version + (0,) * (length - len(version)) < other + (0,) * (length - len(other))
