"""Who is proposed for a check-in and why, and what stands in the way of a gap, each in one sentence."""

from django.utils.translation import gettext as _

from jaga.pages.planning.said import name_in, names
from jaga.practice.helping import Helpers
from jaga.practice.planner import Proposal, Standing, Why


def who_said(proposal: Proposal, helpers: Helpers, *, tells: bool = True) -> str:
    """Whose it is, or to whom it is proposed; who is asked is told to themself and to whoever holds this alone."""
    name = {"name": name_in(helpers, proposal.helper)}
    if proposal.stands is Standing.PROPOSED and not tells:
        return _("somebody is asked")
    said = {
        Standing.TAKEN: _("%(name)s took it"),
        Standing.AHEAD: _("%(name)s, who said yes beforehand"),
        Standing.PROPOSED: _("%(name)s is asked"),
        Standing.GAP: _("nobody yet"),
    }
    return said[proposal.stands] % name


def why_said(proposal: Proposal) -> str:
    """Why this one, or why nobody, in one sentence; never who did less, nor in whose place it is."""
    said = {
        Why.TOOK_IT: "",
        Why.ONLY_ONE: _("Nobody else can on that day."),
        Why.LEAST_LATELY: _("So that it is shared out."),
        Why.AS_WISHED: _("As it is wished, and so that it is shared out."),
        Why.NOT_TWICE: _("So that it is not the same person twice running."),
        Why.INSTEAD: _("So that this day has somebody."),
        Why.SOON: _("It is soon, and nobody else has taken it."),
        Why.NOBODY_AGREED: _("Nobody has a yes to look in yet."),
        Why.STEPPED_BACK: _("Nobody who may look in is here for it now."),
        Why.NOT_THIS_ONE: _("Nobody who may look in takes this one."),
        Why.QUIET: _("It falls into times that are kept free."),
        Why.LIMIT: _("It would be more than anybody here gives in that week."),
        Why.TWICE: _("It would be the same person twice running."),
        Why.DECLINED: _("Nobody who may look in can on that day."),
    }
    return said[proposal.why]


def who_can_act(proposal: Proposal, helpers: Helpers) -> str:
    """Of a gap: who could change that."""
    if proposal.others:
        could = {"names": names(helpers, proposal.others)}
        return _("%(names)s could, by giving a little more or another day.") % could
    return _("Whoever holds this can: ask somebody more, or change how often and when.")
