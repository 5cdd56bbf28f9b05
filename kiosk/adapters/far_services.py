"""The services of AWS that a kiosk may use, made only where the settings want them.

boto3 is not imported before one is made, so a kiosk that stands alone never loads it.
"""

from collections.abc import Callable, Mapping

from shared.ports import EventSink, FaceAnalyzer, Ranker
from shared.settings import Settings

PERSONALIZE = "personalize"
"""The name of its queue in the outbox."""


def rekognition(patience_s: float) -> FaceAnalyzer:
    """Reads faces by Amazon Rekognition, each within so many seconds."""
    from kiosk.adapters.rekognition_faces import RekognitionFaceAnalyzer

    return RekognitionFaceAnalyzer(patience_s)


def personalize_sinks(settings: Settings) -> dict[str, EventSink]:
    """Where visits go besides the store, by the name of the queue; empty without a tracking id."""
    if settings.personalize_tracking_id is None:
        return {}
    from shared.adapters.aws.personalize import PersonalizeVisits

    visits = PersonalizeVisits(
        settings.personalize_tracking_id,
        settings.personalize_users_arn,
        with_context=settings.personalize_context,
    )
    return {PERSONALIZE: visits}


def personalize_ranker(settings: Settings) -> Ranker | None:
    """What ranks pictures for a visitor; None without a campaign."""
    if settings.personalize_campaign_arn is None:
        return None
    from shared.adapters.aws.personalize import PersonalizeRanking

    return PersonalizeRanking(
        settings.personalize_campaign_arn,
        settings.personalize_filter_arn,
        deadline_s=settings.personalize_deadline_s,
        with_context=settings.personalize_context,
        new_filter_arn=settings.personalize_new_filter_arn,
    )


def personalize_trials(settings: Settings) -> Mapping[str, Callable[[], str]]:
    """Tries each permission at Personalize that the settings ask for; none where they name none."""
    if settings.personalize_tracking_id is None and settings.personalize_campaign_arn is None:
        return {}
    from shared.adapters.aws.personalize_trials import kiosk_trials

    return kiosk_trials(settings)
