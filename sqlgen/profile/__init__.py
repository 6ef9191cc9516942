"""Floor 1: the facts about a database, read from `dialects/*.toml` into a typed `Profile`."""

from __future__ import annotations

from sqlgen.profile.errors import (
    NameNotAllowed,
    NameTooLong,
    ProfileError,
    UnknownDialect,
    UnknownFact,
    UnsupportedVersion,
)
from sqlgen.profile.loading import load_profile, profile_names
from sqlgen.profile.model import Ability, Profile
from sqlgen.profile.versions import Version

__all__ = [
    "Ability",
    "NameNotAllowed",
    "NameTooLong",
    "Profile",
    "ProfileError",
    "UnknownDialect",
    "UnknownFact",
    "UnsupportedVersion",
    "Version",
    "load_profile",
    "profile_names",
]
