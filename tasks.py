"""The tasks of ``everyreader.cli``, where the ``invoke`` command looks for them."""

from everyreader.cli import namespace as tasks
from everyreader.cli import program
from everyreader.program import take_over

namespace = take_over(program, tasks)
