"""All that a curator does with Personalize, behind one desk."""

from collections.abc import Callable
from dataclasses import dataclass

from admin.services.item_registration import ItemRegistration
from admin.services.personalize_data import PersonalizeData, is_id
from admin.services.personalize_doors import DataSetFiles
from admin.services.personalize_import import PersonalizeImport
from admin.services.personalize_setup import PersonalizeSetup
from admin.services.personalize_teardown import PersonalizeTeardown
from shared.domain.emotion import Emotion
from shared.domain.errors import SettingsError
from shared.domain.personalize import Ranking
from shared.domain.visitor import Visitor
from shared.ports import Ranker


@dataclass(frozen=True, slots=True)
class Personalize:
    """`open_files` opens the files of data sets in a folder; `ranker` is None without a campaign.

    `registration` is None while `personalize_items_arn` is not set.
    """

    data: PersonalizeData
    setup: PersonalizeSetup
    teardown: PersonalizeTeardown
    imports: PersonalizeImport
    open_files: Callable[[str], DataSetFiles]
    ranker: Ranker | None
    registration: ItemRegistration | None

    def recommend(self, user_id: str, emotion: Emotion | None, number: int) -> Ranking:
        """A user's recommendations, of one emotion or (None) of all.

        SettingsError without a campaign, or when that is no user id; RecommendationError.
        """
        if self.ranker is None:
            raise SettingsError(
                "personalize_campaign_arn is not set; `personalize setup --with-campaign` makes one"
            )
        if not is_id(user_id):
            raise SettingsError(f"{user_id!r} is not a user id")
        visitor = Visitor.of(user_id, emotion or Emotion.UNKNOWN)
        return self.ranker.rank(visitor, number)
