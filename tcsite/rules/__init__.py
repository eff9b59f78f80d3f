"""The rules: one file each. `ALL` lists them in the order of the reference page."""

from tcsite.rules.action_without_measure import action_without_measure
from tcsite.rules.action_without_owner import action_without_owner
from tcsite.rules.action_without_time import action_without_time
from tcsite.rules.carried_nowhere import carried_nowhere
from tcsite.rules.contact_doubtful import contact_doubtful
from tcsite.rules.contact_ended import contact_ended
from tcsite.rules.contact_missing import contact_missing
from tcsite.rules.date_cannot_be import date_cannot_be
from tcsite.rules.date_doubtful import date_doubtful
from tcsite.rules.entry_twice import entry_twice
from tcsite.rules.exception_ended import exception_ended
from tcsite.rules.exception_unknown import exception_unknown
from tcsite.rules.figure_ambiguous import figure_ambiguous
from tcsite.rules.id_ambiguous import id_ambiguous
from tcsite.rules.language_not_reviewed import language_not_reviewed
from tcsite.rules.language_twin_differs import language_twin_differs
from tcsite.rules.language_twin_missing import language_twin_missing
from tcsite.rules.number_cannot_be import number_cannot_be
from tcsite.rules.only_other_format import only_other_format
from tcsite.rules.outcome_missing import outcome_missing
from tcsite.rules.period_not_stated import period_not_stated
from tcsite.rules.pillar_unserved import pillar_unserved
from tcsite.rules.placeholder_left import placeholder_left
from tcsite.rules.plan_ended import plan_ended
from tcsite.rules.plan_gap import plan_gap
from tcsite.rules.plan_length import plan_length
from tcsite.rules.plan_missing import plan_missing
from tcsite.rules.progress_contradicts import progress_contradicts
from tcsite.rules.progress_stale import progress_stale
from tcsite.rules.published_address_missing import published_address_missing
from tcsite.rules.published_address_not_official import published_address_not_official
from tcsite.rules.red_unexplained import red_unexplained
from tcsite.rules.reference_dangles import reference_dangles
from tcsite.rules.resourcing_missing import resourcing_missing
from tcsite.rules.result_missing import result_missing
from tcsite.rules.rule import AnyRule
from tcsite.rules.section_missing import section_missing
from tcsite.rules.sign_off_missing import sign_off_missing
from tcsite.rules.small_group import small_group
from tcsite.rules.statement_disagrees import statement_disagrees
from tcsite.rules.statement_overdue import statement_overdue
from tcsite.rules.status_without_date import status_without_date
from tcsite.rules.submission_late import submission_late
from tcsite.rules.talent_disagrees import talent_disagrees
from tcsite.rules.talent_unanswered import talent_unanswered
from tcsite.rules.time_not_understood import time_not_understood
from tcsite.rules.time_outside_plan import time_outside_plan
from tcsite.rules.voice_missing import voice_missing

_ON_CONTENT: tuple[AnyRule, ...] = (
    # the minimum: status, contact, plan, address
    status_without_date,
    contact_missing,
    contact_ended,
    contact_doubtful,
    plan_missing,
    plan_ended,
    sign_off_missing,
    published_address_missing,
    published_address_not_official,
    # the plans in time
    period_not_stated,
    plan_length,
    plan_gap,
    submission_late,
    # what a closed plan must publish
    outcome_missing,
    red_unexplained,
    carried_nowhere,
    # what a plan should tell
    voice_missing,
    resourcing_missing,
    pillar_unserved,
    talent_unanswered,
    talent_disagrees,
    action_without_owner,
    action_without_time,
    action_without_measure,
    result_missing,
    time_outside_plan,
    time_not_understood,
    date_cannot_be,
    date_doubtful,
    progress_contradicts,
    progress_stale,
    # forms, figures, formats, languages
    section_missing,
    small_group,
    number_cannot_be,
    only_other_format,
    language_twin_differs,
    language_twin_missing,
    language_not_reviewed,
    # the accessibility statement
    statement_overdue,
    statement_disagrees,
    # the content as a whole
    id_ambiguous,
    entry_twice,
    figure_ambiguous,
    reference_dangles,
    placeholder_left,
    exception_ended,
)

ELSEWHERE = (
    "status-not-stated",
    "page-not-dedicated",
    "page-not-discoverable",
    "address-dropped",
    "id-dropped",
)
"""Rules that need the built pages, or what was published before. They can be excused like any other."""

ALL: tuple[AnyRule, ...] = (
    *_ON_CONTENT,
    exception_unknown({*(rule.id for rule in _ON_CONTENT), *ELSEWHERE, "exception-unknown"}),
)
"""Every rule on the content, in the order of the reference page."""
