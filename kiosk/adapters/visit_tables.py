"""The tables of what visitors did, as named migrations; visit log and screen log share them.

Times are ISO 8601 text in UTC.
"""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

VISITS = Migrations("visits")


@VISITS(name="0001_visits")
def _visits(db: Database) -> None:
    """What visitors did. A like can only be of a picture that its impression showed."""
    db.executescript(
        """
        CREATE TABLE visitors (
            user_id TEXT PRIMARY KEY,
            session_id TEXT NOT NULL UNIQUE,
            emotion TEXT NOT NULL,
            by_hand INTEGER NOT NULL,
            generation TEXT,
            gender TEXT,
            arrived_at TEXT NOT NULL
        );
        CREATE TABLE impressions (
            impression_id TEXT PRIMARY KEY,
            user_id TEXT NOT NULL REFERENCES visitors (user_id),
            session_id TEXT NOT NULL REFERENCES visitors (session_id),
            policy TEXT NOT NULL,
            recommendation_id TEXT,
            shown_at TEXT NOT NULL
        );
        CREATE INDEX impressions_user ON impressions (user_id);
        CREATE TABLE impression_items (
            impression_id TEXT NOT NULL REFERENCES impressions (impression_id),
            slot INTEGER NOT NULL CHECK (slot >= 0),
            item_id TEXT NOT NULL,
            propensity REAL NOT NULL CHECK (propensity > 0 AND propensity <= 1),
            PRIMARY KEY (impression_id, slot),
            UNIQUE (impression_id, item_id)
        );
        CREATE TABLE interactions (
            event_id TEXT PRIMARY KEY,
            user_id TEXT NOT NULL REFERENCES visitors (user_id),
            session_id TEXT NOT NULL REFERENCES visitors (session_id),
            impression_id TEXT NOT NULL,
            item_id TEXT NOT NULL,
            event_type TEXT NOT NULL,
            sent_at TEXT NOT NULL,
            FOREIGN KEY (impression_id, item_id)
                REFERENCES impression_items (impression_id, item_id)
        );
        CREATE INDEX interactions_user ON interactions (user_id);
        CREATE INDEX interactions_item ON interactions (item_id);
        """
    )


@VISITS(name="0002_notice_answers")
def _notice_answers(db: Database) -> None:
    """What was answered to the notice. `answer_id` is in no other table."""
    db.executescript(
        """
        CREATE TABLE notice_answers (
            answer_id TEXT PRIMARY KEY,
            version TEXT NOT NULL,
            accepted INTEGER NOT NULL,
            answered_at TEXT NOT NULL
        );
        """
    )


@VISITS(name="0003_screens")
def _screens(db: Database) -> None:
    """Screens that were left, in the order in which this kiosk learns from them.

    Own ones and those heard of from other kiosks (`kiosk_id`, null for our own), each once. An
    own screen whose impression is older than this table is found by its missing row.
    `candidates` and `favorite` of an impression are what a screen needs after a crash.
    """
    db.executescript(
        """
        ALTER TABLE impressions ADD COLUMN favorite TEXT;
        ALTER TABLE impressions ADD COLUMN candidates INTEGER;
        CREATE TABLE screens (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            impression_id TEXT NOT NULL UNIQUE,
            kiosk_id TEXT,
            screen TEXT NOT NULL
        );
        CREATE TABLE pictures_met (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            item_id TEXT NOT NULL UNIQUE,
            features TEXT NOT NULL
        );
        CREATE TABLE files_heard (key TEXT PRIMARY KEY);
        """
    )
