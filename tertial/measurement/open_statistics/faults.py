"""What can go wrong with a service, each as a sentence that says what happened, what was found and what to do."""

from __future__ import annotations

from tertial.common.errors import TertialError


class ServiceFault(TertialError):
    """A service did not give what it was asked for. What was fetched before is kept; a later fetch goes on from there."""


class Unreachable(ServiceFault):
    """The service did not answer, or said that it can't now. Worth trying again later."""


class Declined(ServiceFault):
    """The service answered that it does not have it or does not allow it. Trying again gives the same."""


class Moved(ServiceFault):
    """What was asked for lies somewhere else now; whoever answers for the source must change its address."""


class BadAnswer(ServiceFault):
    """The service answered with something that can't be read as what it is documented to be."""
