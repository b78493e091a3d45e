"""Whether a text tells what is done about a deficit.

Every report has the word "åtgärder" somewhere: for the working environment, for the climate, in a decided assignment. What is done about
a deficit is told where money is: in the chapter on economy, or in a sentence that speaks of costs, budget or deficit as well.
"""

from __future__ import annotations

import re

from tertial.review.reading.passages import Passage

# These are done for the sake of money, wherever they stand.
_SAVES = re.compile(
    r"\bbespar\w*|\bsparkrav\w*|\bsparåtgärd\w*|\bsparplan\w*|\bsparpaket\w*|\binköpsstopp\w*|\bköpstopp\w*|\banställningsstopp\w*|\bkostnadsminsk\w*"
    r"|\bkostnadsanpass\w*|\bkostnadsreducer\w*|\bkostnadsbesparande\b|\båterhåll\w*|\bneddrag\w*|\buppsägning\w*|\btilläggsanslag\w*|\bbalans(?:ering)?sfond\w*"
    r"|\bminskar?\s+(?:sin\w*\s+|på\s+)?(?:kostnad|utgift)|\bsänk(?:a|er)\s+(?:sin\w*\s+)?kostnad",
    re.IGNORECASE,
)
# A plan or measures: against the deficit where economy is written of.
_PLANS = re.compile(r"\båtgärd(?:er|en|erna|s\w*)?\b|\bhandlingsplan\w*|\båterställ\w*|\banstånd\w*", re.IGNORECASE)
# Much can be done for other reasons than money: the sentence must name it.
_DOES = re.compile(
    r"\beffektiviser\w*|\banpass(?:a|as|ar|at|ats|ning\w*)\b|\bomfördel\w*|\bomdisponer\w*|\bflytta(?:s|r|t)\b|\bomförhandl\w*|\b(?:ses|setts|ser|sett)\s+över\b|\böversyn\w*|\bprövas\b"
    r"|\bpausa\w*|\bskjut(?:s|er|its)\s+(?:upp|fram)\b|\bsenarelägg\w*|\bavvakta\w*|\bhåll(?:s|er|a|as|its)\s+vakant\w*|\båterbesätt\w*|\btillskott\w*|\bkompenser\w*"
    r"|\bbegär\w*|\bäska\w*|\bansökt?\b|\bsamordna(?:s|r|t|ts|de|des)?\b|\bsamordning\w*|\bdra(?:r|s)?\s+ner\b|\breserv\w*|\bfinansieras\b|\bbromsa\w*"
    # Less of what costs: not of the load on the climate "från resor och inköp".
    r"|\b(?:minska|sänk)(?:a|s|r|er)?\s+(?:(?!från\b|av\b|för\b|i\b)\w+\s+){0,3}?\w*(?:kostnad|utgift|bemanning|inköp|konsult|vikarie|övertid|förbrukning|hyr|underskott)"
    r"|(?:bemanning|inköp|utgifter|konsult|vikarie|övertid|lokaler|hyr)\w*\s+(?:\w+\s+){0,3}?(?:minskas|sänks)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"under-?skott\w*|kostnad\w*|kostar|\bbudget\w*|\bbalans\b|\bekonomin\b|\bekonomi(?=\s+i\b)|\bmnkr\b|\bmkr\b|\btkr\b|\bmiljoner\b|prognos\w*|\bram(?:en)?\b|\bbemanning\w*|\binköp\b|\binköpen\b"
    r"|\banslag\w*",
    re.IGNORECASE,
)
# What is done "utan extra kostnad", or for the climate's sake, is done for other reasons than money.
_NO_MONEY = re.compile(
    r"\butan\s+(?:\w+\s+)?(?:kostnad\w*|merkostnad\w*)|\b(?:klimat|miljö)\w+\s+(?:från|av|i|vid)\s+(?:\w+\s+(?:och|samt)\s+)?\w+", re.IGNORECASE
)  # fmt: skip
_FOR_THE_DEFICIT = re.compile(
    r"(?:\bför\s+att\b|\bmed\s+att\b|\bi\s+syfte\s+att\b|\bplan\s+för\b|\barbet\w*\s+(?:med|mot|för)\b)[^.!?]{0,60}?"
    r"(?:under-?skott|ekonomi\w*\s+i\s+balans|budget\w*\s+i\s+balans|inom\s+(?:budget|ram|tilldelad)|minska\s+kostnad|sänka\s+kostnad|hålla\s+budget|kostnadsutveckling)"
    r"|under-?skott\w*\W+(?:\w+\W+){0,4}?(?:möts|hanteras|hämtas|åtgärdas|finansieras|täcks|täckas|balanseras|pareras)\b"
    r"|\btäck(?:a|er|s)\W+(?:\w+\W+){0,3}?under-?skott",
    re.IGNORECASE,
)
_ECONOMY = re.compile(
    r"ekonomi|budget|prognos|driftsammandrag|resultat\b|underskott|åtgärder\s+(?:mot|för)", re.IGNORECASE
)
_INVESTMENTS = re.compile(r"investering", re.IGNORECASE)


def tells_remedy(passage: Passage) -> bool:
    """Whether a passage tells what is done, or asked for, because of a deficit."""
    text = _NO_MONEY.sub(" ", passage.text)
    if any(_INVESTMENTS.search(heading) for heading in passage.headings):
        return False  # money that is moved between years mends no deficit of the operations
    if _SAVES.search(text) or _FOR_THE_DEFICIT.search(text):
        return True
    plans, does = _PLANS.search(text), _DOES.search(text)
    if plans and any(_ECONOMY.search(heading) for heading in passage.headings):
        return True
    if not (plans or does) or not _MONEY.search(text):
        return False
    return any(
        _MONEY.search(said) and (_PLANS.search(said) or (_DOES.search(said) and not _is_forecast(said)))
        for said in (_NO_MONEY.sub(" ", sentence.text) for sentence in passage.sentences)
    )


def _is_forecast(text: str) -> bool:
    """Whether what is less is only what happened: `kostnaderna minskar`, `intäkterna sänks`, `underskottet har minskat`."""
    return (
        re.search(
            r"(?:kostnad|intäkt|underskott|prognos|volym|antal)\w*\s+(?:\w+\s+){0,4}?(?:minska|sänk)",
            text,
            re.IGNORECASE,
        )
        is not None
    )
