"""Who is proposed for a check-in and why, and what stands in the way of a gap, each in one sentence."""

from django.utils.translation import gettext as _

from jaga.pages.planning.said import name_in, names
from jaga.practice.helping import Helpers
from jaga.practice.planner import Proposal, Standing, Why


def who_said(proposal: Proposal, helpers: Helpers) -> str:
    """Whose it is, or to whom it is proposed."""
    name = {"name": name_in(helpers, proposal.helper)}
    said = {
        Standing.TAKEN: _("%(name)s took it"),
        Standing.AHEAD: _("%(name)s, who said yes beforehand"),
        Standing.PROPOSED: _("%(name)s is asked"),
        Standing.GAP: _("nobody yet"),
    }
    return said[proposal.stands] % name


def why_said(proposal: Proposal, helpers: Helpers) -> str:
    """Why this one, or why nobody, in one sentence."""
    name = {"name": name_in(helpers, proposal.helper), "other": name_in(helpers, proposal.instead_of)}
    said = {
        Why.TOOK_IT: "",
        Why.ONLY_ONE: _("Nobody else can on that day."),
        Why.LEAST_LATELY: _("%(name)s has had least lately, for what they give."),
        Why.NOT_TWICE: _("Whoever had least lately has the one beside it, so it goes to %(name)s."),
        Why.INSTEAD: _("%(name)s, in place of %(other)s."),
        Why.SOON: _("It is soon, and nobody else has taken it."),
        Why.NOBODY_AGREED: _("Nobody has a yes to look in yet."),
        Why.STEPPED_BACK: _("Whoever could has stepped back."),
        Why.NOT_THIS_ONE: _("For whoever could, it is not this one."),
        Why.QUIET: _("It falls into the quiet times of whoever could."),
        Why.LIMIT: _("It would be more than somebody gives in that week."),
        Why.TWICE: _("It would be the same person twice running."),
        Why.DECLINED: _("Whoever could said: not on that day."),
    }
    return said[proposal.why] % name


def who_can_act(proposal: Proposal, helpers: Helpers) -> str:
    """Of a gap: who could change that."""
    if proposal.others:
        could = {"names": names(helpers, proposal.others)}
        return _("%(names)s could, by giving a little more or another day.") % could
    return _("Whoever holds this can: ask somebody more, or change how often and when.")
