"""A visit log in memory, with the same outbox messages as the real one."""

from shared.domain.errors import DatabaseError
from shared.domain.interaction import Impression, Interaction
from shared.domain.notice_answer import NoticeAnswer
from shared.domain.outbox import OutboxMessage
from shared.domain.visitor import Visitor
from tests.fakes.outbox import FakeOutbox


class FakeVisitLog:
    """`shared.ports.VisitLog` in dicts; `broken` makes every call fail with that sentence."""

    def __init__(self, outbox: FakeOutbox | None = None) -> None:
        self.answers: dict[str, NoticeAnswer] = {}
        self.visitors: dict[str, Visitor] = {}
        self.impressions: dict[str, Impression] = {}
        self.interactions: dict[str, Interaction] = {}
        self.outbox = outbox or FakeOutbox()
        self.broken: str | None = None

    def add_notice_answer(self, answer: NoticeAnswer) -> None:
        self._check(True)
        if self.answers.setdefault(answer.answer_id, answer) is answer:
            payload = {
                "version": answer.version,
                "accepted": answer.accepted,
                "answered_at": answer.answered_at.isoformat(timespec="microseconds"),
            }
            self._send(
                OutboxMessage(
                    answer.answer_id, "notice", answer.answer_id, payload, answer.answered_at
                )
            )

    def add_visitor(self, visitor: Visitor) -> None:
        self._check(visitor.user_id in self.visitors or self._new_session(visitor.session_id))
        if self.visitors.setdefault(visitor.user_id, visitor) is visitor:
            payload = {
                "user_id": visitor.user_id,
                "session_id": visitor.session_id,
                "emotion": visitor.emotion.value,
                "by_hand": visitor.by_hand,
                "generation": visitor.generation and visitor.generation.value,
                "gender": visitor.gender and visitor.gender.value,
                "arrived_at": visitor.arrived_at.isoformat(timespec="microseconds"),
            }
            self._send(
                OutboxMessage(
                    visitor.user_id, "visitor", visitor.session_id, payload, visitor.arrived_at
                )
            )

    def add_impression(self, impression: Impression) -> None:
        self._check(impression.user_id in self.visitors)
        self._check(len(set(impression.item_ids)) == len(impression.shown))
        self._check(all(0 < item.propensity <= 1 for item in impression.shown))
        if self.impressions.setdefault(impression.impression_id, impression) is impression:
            payload = {
                "impression_id": impression.impression_id,
                "user_id": impression.user_id,
                "session_id": impression.session_id,
                "policy": impression.policy,
                "recommendation_id": impression.recommendation_id,
                "shown_at": impression.shown_at.isoformat(timespec="microseconds"),
                "shown": [
                    {"item_id": i.item_id, "slot": i.slot, "propensity": i.propensity}
                    for i in sorted(impression.shown, key=lambda item: item.slot)
                ],
            }
            self._send(
                OutboxMessage(
                    impression.impression_id,
                    "impression",
                    impression.session_id,
                    payload,
                    impression.shown_at,
                )
            )

    def add_interaction(self, interaction: Interaction) -> None:
        impression = self.impressions.get(interaction.impression_id)
        self._check(impression is not None and interaction.item_id in impression.item_ids)
        if self.interactions.setdefault(interaction.event_id, interaction) is interaction:
            assert impression is not None
            visitor = self.visitors[impression.user_id]
            payload = {
                "event_id": interaction.event_id,
                "user_id": interaction.user_id,
                "session_id": interaction.session_id,
                "impression_id": interaction.impression_id,
                "item_id": interaction.item_id,
                "event_type": interaction.event_type,
                "sent_at": interaction.sent_at.isoformat(timespec="microseconds"),
                "shown": [i.item_id for i in sorted(impression.shown, key=lambda item: item.slot)],
                "recommendation_id": impression.recommendation_id,
                "emotion": visitor.emotion.value,
                "generation": visitor.generation and visitor.generation.value,
                "gender": visitor.gender and visitor.gender.value,
            }
            self._send(
                OutboxMessage(
                    interaction.event_id,
                    "interaction",
                    interaction.session_id,
                    payload,
                    interaction.sent_at,
                )
            )

    def _new_session(self, session_id: str) -> bool:
        return all(visitor.session_id != session_id for visitor in self.visitors.values())

    def _check(self, allowed: bool) -> None:
        if self.broken is not None:
            raise DatabaseError(self.broken)
        if not allowed:
            raise DatabaseError("the row does not fit the rows it points to")

    def _send(self, message: OutboxMessage) -> None:
        self.outbox.add(message)
