"""Whether women and men answered differently by more than chance. The numbers come from scipy and statsmodels.

Positive or not, for two groups of perhaps twenty persons: Fisher's exact test, which holds however few they are, where a test by
the normal distribution does not. Answers on a scale of four or five steps: the Mann–Whitney test, which asks only which
answer is the higher one; a test of means would take the steps to be equally long and the means to be normal. Several
questions at once: Holm's correction, so that the risk of finding any difference where there is none stays at the level;
it needs no independence between questions that the same people answered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Tested:
    """A question that was tested: how many women and men answered, how many of them positively (None on a scale), and the p-values.

    `adjusted` is the p-value after Holm's correction for the other questions; `significant` whether it is below the level.
    """

    question: str
    women: int
    men: int
    positive_women: int | None
    positive_men: int | None
    p: float
    adjusted: float
    significant: bool


@dataclass(frozen=True, slots=True)
class Shares:
    """How many women and men there were, and how many of each answered positively."""

    women: int
    positive_women: int
    men: int
    positive_men: int


@dataclass(frozen=True, slots=True)
class Points:
    """The points that women and men gave."""

    women: Sequence[Decimal]
    men: Sequence[Decimal]


def difference(questions: Mapping[str, Shares | Points], *, level: Decimal) -> list[Tested]:
    """Test each question, corrected for how many they are. `level` is in percent. Both sexes must have answered each."""
    from statsmodels.stats.multitest import multipletests

    raw = [_p(one) for one in questions.values()]
    _reject, adjusted, _sidak, _bonferroni = multipletests(raw, alpha=float(level) / 100, method="holm")
    found = []
    for (question, one), p, corrected in zip(questions.items(), raw, adjusted, strict=True):
        shares = one if isinstance(one, Shares) else None
        found.append(
            Tested(
                question=question,
                women=one.women if isinstance(one, Shares) else len(one.women),
                men=one.men if isinstance(one, Shares) else len(one.men),
                positive_women=shares.positive_women if shares else None,
                positive_men=shares.positive_men if shares else None,
                p=p,
                adjusted=float(corrected),
                significant=float(corrected) < float(level) / 100,
            )
        )
    return found


def _p(one: Shares | Points) -> float:
    import numpy as np
    from scipy.stats import fisher_exact, mannwhitneyu

    if isinstance(one, Shares):
        women_row = [one.positive_women, one.women - one.positive_women]
        men_row = [one.positive_men, one.men - one.positive_men]
        return float(fisher_exact(np.array([women_row, men_row])).pvalue)
    women, men = [float(number) for number in one.women], [float(number) for number in one.men]
    if len({*women, *men}) == 1:
        return 1.0  # everybody answered the same; the test itself would divide by nought
    return float(mannwhitneyu(women, men, alternative="two-sided").pvalue)
