"""`sqlgen dialects [NAME]`: the databases, and the facts behind one of them."""

from __future__ import annotations

from typing import Any

import click
import msgspec

from sqlgen.cli.options import json_option, show_json, traceback_option
from sqlgen.cli.tables import show_table
from sqlgen.profile import Ability, Profile, load_profile, profile_names


@click.command()
@click.argument("name", required=False, metavar="[NAME[:VERSION]]")
@json_option
@traceback_option
def dialects(name: str | None, as_json: bool) -> None:
    """Show the databases that scripts can be made for, or the facts about one of them."""
    if name is None:
        _list(as_json)
    elif as_json:
        show_json(_facts(load_profile(name)))
    else:
        _show(load_profile(name))


def _list(as_json: bool) -> None:
    profiles = [load_profile(name) for name in profile_names()]
    if as_json:
        show_json(
            [
                {
                    "name": profile.name,
                    "title": profile.title,
                    "default_version": profile.versions.default,
                    "oldest_version": profile.versions.oldest,
                    "newest_version": profile.versions.newest,
                    "client": profile.script.client,
                    "transactional_ddl": profile.script.transactional_ddl,
                }
                for profile in profiles
            ]
        )
        return
    show_table(
        ["dialect", "database", "version", "oldest", "newest", "client", "schema changes in transactions"],
        [
            [
                profile.name,
                profile.title,
                profile.versions.default,
                profile.versions.oldest,
                profile.versions.newest or "-",
                profile.script.client,
                "yes" if profile.script.transactional_ddl else "no",
            ]
            for profile in profiles
        ],
    )


def _show(profile: Profile) -> None:
    click.echo(f"{profile.label} ({profile.spec})")
    for section, facts in _facts(profile).items():
        if not isinstance(facts, dict) or not facts:
            continue
        click.echo()
        rows = [[fact, _said(value)] for fact, value in facts.items()]
        show_table([section.replace("_", " "), ""], rows)


def _facts(profile: Profile) -> dict[str, Any]:
    """The fact sheet as plain values; what depends on the version is said for this one."""
    facts: dict[str, Any] = msgspec.to_builtins(profile, enc_hook=str)
    for key in ("template_folders", "dialect", "version_text"):
        facts.pop(key, None)  # how sqlgen does it, not what the database does
    facts["version"] = profile.version_text
    facts["alter"] = {change: _way(profile.can(change), gate, "rebuild") for change, gate in profile.alter.items()}
    facts["features"] = {feature: _way(profile.has(feature), gate, "no") for feature, gate in profile.features.items()}
    return facts


def _way(possible: bool, gate: Ability, otherwise: str) -> str:
    if gate.never:
        return f"never: {gate.never}"
    if possible:
        return "yes" + (f", unless {', '.join(gate.unless)}" if gate.unless else "")
    return otherwise if gate.native in (None, "0") else f"{otherwise}; from {gate.native} on"


def _said(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case None:
            return "-"
        case list() | tuple():
            return ", ".join(_said(one) for one in value) or "-"
        case dict():
            return ", ".join(f"{key}: {_said(one)}" for key, one in value.items()) or "-"
    return str(value)
