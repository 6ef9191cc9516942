"""Steps of one batch, held back until the batch ends: together they may make one change of the database."""

from __future__ import annotations

from collections.abc import Iterator

from sqlgen.compiler import Statement, compile_operation, plan
from sqlgen.compiler.step import Step


class HeldSteps:
    """Between a migration context and a sink that writes or sends at once."""

    def __init__(self) -> None:
        self._steps: list[Step] = []

    def take(self, step: Step) -> Iterator[Statement]:
        """The statements that may go out now; a step within a batch waits for the others."""
        batch = step.operation.batch
        if self._steps and self._steps[0].operation.batch is not batch:
            yield from self.release()
        self._steps.append(step)
        if batch is None or step.operation.ends_batch:
            yield from self.release()

    def drop(self) -> None:
        """Let go of the steps that wait: they never happened."""
        self._steps = []

    def release(self) -> Iterator[Statement]:
        """The statements of all steps that wait."""
        steps, self._steps = self._steps, []
        if not steps:
            return
        profile = steps[0].before.profile
        for step in plan(steps, profile):
            yield from compile_operation(step.operation, step.before, step.after, profile)
