"""What the numbers alone say, and what is expected when. Plain Python."""

from tertial.steering.calculations.due import due_periods, late_from
from tertial.steering.calculations.evaluation import Base, Earlier, Evaluation, Known, Rule, bases, evaluate, worst
from tertial.steering.calculations.verdicts import Verdict, evidence, verdict

__all__ = [
    "Base",
    "Earlier",
    "Evaluation",
    "Known",
    "Rule",
    "Verdict",
    "bases",
    "due_periods",
    "evaluate",
    "evidence",
    "late_from",
    "verdict",
    "worst",
]
