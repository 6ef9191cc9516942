"""Where the data that sqlgen ships with stands: `dialects/`, `templates/`.

A checkout has these folders beside the package, where people read and edit them; a wheel carries them
inside, under `sqlgen/_data/`. Nothing else in sqlgen knows that there are two places.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def data_folder(name: str) -> Path:
    """The folder `name` ("dialects", "templates", ...) of the data that came with this sqlgen.

    Raises FileNotFoundError when neither the wheel nor the checkout has it: a broken installation.
    """
    places = (_PACKAGE / "_data" / name, _PACKAGE.parent / name)
    for place in places:
        if place.is_dir():
            return place
    looked = " or ".join(str(place) for place in places)
    raise FileNotFoundError(f"this installation of sqlgen is incomplete: no folder {looked}")
