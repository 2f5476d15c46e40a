"""The tasks of ``everyreader.cli.tasks``, where the ``invoke`` command looks for them."""

from everyreader.cli.program import take_over
from everyreader.cli.tasks import namespace as tasks
from everyreader.cli.tasks import program

namespace = take_over(program, tasks)
