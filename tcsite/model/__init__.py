"""Site, Institution, Plan, Action …: checked and immutable.

What editors write is described by the ``…File`` models; the values without that ending stand in their
place in the site and know their id and their file.
"""

from tcsite.model.action import COLOURS, HEALTH_COLOURS, Action, ActionMeasure, Part, Progress
from tcsite.model.assessment import (
    SECTIONS,
    KnownIssue,
    LeadOnForm,
    Section,
    SelfAssessment,
    SelfAssessmentFile,
    Statement,
    TextPage,
    TextPageFile,
    Update,
    UpdateFile,
)
from tcsite.model.base import Strict, Text
from tcsite.model.commitment import PILLARS, RECOMMENDATIONS
from tcsite.model.dates.partial import PartialDate, Period
from tcsite.model.dates.timing import Span, Timing
from tcsite.model.institution import (
    Award,
    Contact,
    Group,
    InstitutionFile,
    PlanDue,
    Published,
    RuleException,
    Source,
    Status,
    Submission,
    Technicians,
)
from tcsite.model.measures import Measure, MeasureSet, MeasuresFile
from tcsite.model.plan import (
    Change,
    Document,
    Format,
    Plan,
    PlanFile,
    Review,
    SignOff,
    Strand,
    TalentAnswer,
    Voice,
)
from tcsite.model.site import (
    Gone,
    GoneFile,
    IgnoredLink,
    Institution,
    Licence,
    Settings,
    SeverityChange,
    Site,
    SiteContact,
    Vocabulary,
    VocabularyPillar,
    VocabularyRecommendation,
    WebSettings,
)
from tcsite.model.stages import FormQuestion, FormSection, StageForm, form_of, months_of, sections_known_by
