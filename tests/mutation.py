"""Mutation testing of rules: how many small changes of a module of rules do their examples notice?

    python -m tests.mutation look.fit
    python -m tests.mutation --seed 7

Cosmic Ray makes the mutants. The examples are made and read back once, for no rule has a part in that; then
each mutant judges what was read.
"""

from __future__ import annotations

import argparse
import ast
import random
import re
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any, NoReturn

import pytest
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

from everyreader.checks import rules
from everyreader.checks.rules.model import Case, Rule, rules_of
from everyreader.model.findings import Outcome
from tests.checks.rules.kit import places

TESTS = [
    str(Path(__file__).parent / "checks" / "rules" / name)
    for name in ("test_examples.py", "test_source_rules.py")
]
SECONDS = 60  # for one mutant and all examples: a loop without end is noticed
# What tells nothing of the examples: a rule without its decorator is none; numbers and texts fail at once where
# they are taken for bits; words, names and kinds, which are most of what is compared, are equal or not, and have
# no order; “==” and “is” are the same for them.
LEFT_OUT = re.compile(
    r"/RemoveDecorator|/ReplaceBinaryOperator.*(Bit|Shift|Pow|Mod|FloorDiv)"
    r"|/ReplaceComparisonOperator_((Not)?Eq_[LG]|(?!Is).*_Is(Not)?$|Is(Not)?_(?!Is))"
)


@dataclass(frozen=True)
class Judged:
    """A case that a rule was asked about in a test. ``own``: the test is an example of this rule, ``placed``:
    and of its places; of all other rules it asserts only that they do not fail."""

    rule: str
    case: Case[Any]
    own: bool
    placed: bool

    def asserted(self, rule: Rule) -> object:
        """What the test asserts of what ``rule`` says; None where nobody asks it."""
        alone = self.case.publication is None
        if self.case.rendition not in rule.renditions or alone and not rule.alone:
            return None
        verdict = rules._verdict(rule, self.case)
        if not self.own:
            return verdict.outcome is Outcome.FAILED
        return verdict.outcome, places(verdict) if self.placed else ()


@dataclass
class Recorder:
    """A plug-in of pytest that runs the examples of the rules in ``room`` and keeps what those in ``ids``
    were asked."""

    ids: frozenset[str]
    room: frozenset[str]
    judged: list[Judged] = field(default_factory=list)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [one for one in items if _example_of(one) in self.room]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        ask = rules._verdict

        def asked(rule: Rule, case: Case[Any]) -> rules.Verdict:
            if rule.id in self.ids:
                own = rule.id == _example_of(item)
                self.judged.append(Judged(rule.id, case, own, own and _is_placed(item)))
            return ask(rule, case)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(rules, "_verdict", asked)
            return (yield)


def _example_of(item: pytest.Item) -> str:
    """The id of the rule that a test is an example of."""
    params = getattr(getattr(item, "callspec", None), "params", {})
    if "example" in params:
        return params["example"].rule
    place: Path = params.get("folder") or params.get("path", Path()).parent
    return place.name[:7]


def _is_placed(item: pytest.Item) -> bool:
    """Whether a test asserts the places, too: all about the source do."""
    params = getattr(getattr(item, "callspec", None), "params", {})
    return "example" not in params or bool(params["example"].at)


def modules_of_rules() -> tuple[str, ...]:
    """Every module that has rules, by its name below ``checks/rules``: ``look.fit``."""
    start = f"{rules.__name__}."
    found = (name for name, module in sys.modules.items() if name.startswith(start) and rules_of(module))
    return tuple(sorted(name.removeprefix(start) for name in found))


@dataclass(frozen=True)
class Mutant:
    """One change: of which kind, in which line, and the whole module with it."""

    kind: str
    line: int
    code: str


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of ``source`` that is Python and that an example might notice."""
    plain = _running(source)
    for name in operator_names():
        make = get_operator(name)
        if make.arguments() or LEFT_OUT.search(name):
            continue
        places = [place for node in ast_nodes(get_ast(source)) for place in make().mutation_positions(node)]
        for number, ((line, _), _) in enumerate(places):
            code = mutate_code(source, make(), number)
            if code is not None and _running(code) not in (plain, ""):
                yield Mutant(name.partition("/")[2], line, code)


def _running(source: str) -> str:
    """The syntax tree of what examples assert; ``""`` for what is no Python."""
    try:
        return ast.dump(_Asserted().visit(ast.parse(source)))
    except SyntaxError:
        return ""


class _Asserted(ast.NodeTransformer):
    """Takes out of a module what no example of any rule can notice. Annotations are never evaluated. Examples
    assert outcomes and places: a sentence for a person (an f-string with a space, unless it is the place) and
    the length of its quotations decide neither, nor does ``house``, which ``docs/rules.md`` shows and a test
    of that table holds."""

    def visit_arg(self, node: ast.arg) -> ast.arg:
        return ast.arg(node.arg)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        return self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        node.annotation = ast.Constant(None)
        return self.generic_visit(node)

    def visit_keyword(self, node: ast.keyword) -> ast.AST | None:
        if node.arg == "house":
            return None
        return node if node.arg == "where" else self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.AST:
        texts = (one.value for one in node.values if isinstance(one, ast.Constant))
        return ast.Constant("") if any(" " in str(text) for text in texts) else self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if isinstance(node.func, ast.Name) and node.func.id == "short":
            node.args[1:] = []
        return self.generic_visit(node)


class TooLong(BaseException):
    """A mutant does not come to an end."""


@contextmanager
def deadline(seconds: int) -> Iterator[None]:
    def late(number: int, frame: FrameType | None) -> NoReturn:
        raise TooLong

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def noticed(mutant: Mutant, module: ModuleType, expected: Sequence[tuple[Judged, object]]) -> bool:
    """Whether some test would fail: a rule says something else, breaks, or does not come to an end."""
    changed = ModuleType(module.__name__)
    changed.__file__, changed.__package__ = module.__file__, module.__package__
    try:
        with deadline(SECONDS):
            exec(compile(mutant.code, str(module.__file__), "exec"), vars(changed))
            by_id = {one.id: one for one in rules_of(changed)}
            return any(one.asserted(by_id[one.rule]) != said for one, said in expected)
    except (Exception, TooLong):  # noqa: BLE001 - a test would fail with whatever it raises
        return True


def judged_by(module: ModuleType) -> list[tuple[Judged, object]]:
    """What the rules of ``module`` were asked in the examples of their room, and what is asserted of each
    answer."""
    own = {one.id: one for one in rules_of(module)}
    room = module.__name__.rpartition(".")[0]
    beside = (each for name, each in sys.modules.items() if name.startswith(f"{room}."))
    recorder = Recorder(frozenset(own), frozenset(one.id for each in beside for one in rules_of(each)))
    status = pytest.main(["-q", "--no-header", "-p", "no:cacheprovider", *TESTS], plugins=[recorder])
    if status is not pytest.ExitCode.OK:
        raise SystemExit("the examples fail without any mutant")
    return [(one, one.asserted(own[one.rule])) for one in recorder.judged]


def survivors(module: ModuleType) -> tuple[int, list[Mutant]]:
    """How many mutants there are, and those that no example notices."""
    expected = judged_by(module)
    made = list(mutants(Path(str(module.__file__)).read_text(encoding="utf-8")))
    return len(made), [one for one in made if not noticed(one, module, expected)]


def told(mutant: Mutant, before: str) -> str:
    """The line of the mutant as it was and as it became."""
    old, new = before.splitlines(), mutant.code.splitlines()
    at = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), mutant.line - 1)
    return f"{mutant.line}: {mutant.kind}: {old[at].strip()} → {new[at].strip()}"


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="mutate", description=__doc__)
    every = modules_of_rules()
    parser.add_argument("modules", nargs="*", metavar="MODULE", help="such as look.fit")
    parser.add_argument("--seed", type=int, default=1, help="with it five modules are drawn by chance")
    asked = parser.parse_args(words)
    if unknown := sorted(set(asked.modules) - set(every)):
        parser.error(f"no module of rules is called {', '.join(unknown)}; these are: {', '.join(every)}")
    names = asked.modules or random.Random(asked.seed).sample(every, 5)
    for name in names:
        module = import_module(f"{rules.__name__}.{name}")
        count, alive = survivors(module)
        source = Path(str(module.__file__)).read_text(encoding="utf-8")
        print(
            f"{name}: {count - len(alive)} of {count} mutants noticed ({1 - len(alive) / max(count, 1):.0%})"
        )
        for one in alive:
            print(f"  {told(one, source)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
