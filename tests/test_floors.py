"""No import circle between modules, wherever the import stands: at the top, in a function, behind TYPE_CHECKING.

import-linter keeps the floors apart and looks for circles between packages; this looks at every single module,
a package's `__init__` included.
"""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

import grimp
import pytest

from sqlgen import resources


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = grimp.build_graph("sqlgen", cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert len(imports) > 20
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        pytest.fail(f"an import circle: {' <- '.join(error.args[1])}")


def test_the_circle_finder_finds_circles() -> None:
    with pytest.raises(CycleError):
        TopologicalSorter({"a": {"b"}, "b": {"a"}}).prepare()


def test_data_folders_are_found_beside_the_package() -> None:
    assert (resources.data_folder("dialects") / "postgresql.toml").is_file()
    assert (resources.data_folder("templates") / "_ansi").is_dir()


def test_a_missing_data_folder_is_an_error_that_says_where_it_was_looked_for() -> None:
    with pytest.raises(FileNotFoundError, match=r"no folder .*_data.nonsense or .*nonsense"):
        resources.data_folder("nonsense")
