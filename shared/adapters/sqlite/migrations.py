"""The tables, as named migrations; a set for each driver, applied when the driver starts.

A migration that has shipped is never edited: a change is a new one at the end of its set. Each
runs in a transaction together with the note that it ran. Times are ISO 8601 text in UTC.
"""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

OUTBOX = Migrations("outbox")
VISITS = Migrations("visits")
CATALOGUE = Migrations("catalogue")


@OUTBOX(name="0001_outbox")
def _outbox(db: Database) -> None:
    """Waiting and buried messages; a delivered one is deleted.

    `sequence` is the order of arrival. Few rows have been tried and wait for their time, so they
    have an index of their own.
    """
    db.executescript(
        """
        CREATE TABLE outbox (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            message_id TEXT NOT NULL UNIQUE,
            topic TEXT NOT NULL,
            session_id TEXT NOT NULL,
            payload TEXT NOT NULL,
            created_at TEXT NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            due_at TEXT,
            reason TEXT,
            buried INTEGER NOT NULL DEFAULT 0
        );
        CREATE INDEX outbox_put_back ON outbox (due_at, session_id, sequence)
            WHERE due_at IS NOT NULL AND buried = 0;
        CREATE INDEX outbox_buried ON outbox (sequence) WHERE buried = 1;
        """
    )


@OUTBOX(name="0002_sinks")
def _sinks(db: Database) -> None:
    """A queue for each sink. What waited before waits for the store's event log."""
    db.executescript(
        """
        DROP INDEX outbox_put_back;
        DROP INDEX outbox_buried;
        ALTER TABLE outbox RENAME TO outbox_before;
        CREATE TABLE outbox (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            sink TEXT NOT NULL DEFAULT 'events',
            message_id TEXT NOT NULL,
            topic TEXT NOT NULL,
            session_id TEXT NOT NULL,
            payload TEXT NOT NULL,
            created_at TEXT NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            due_at TEXT,
            reason TEXT,
            buried INTEGER NOT NULL DEFAULT 0,
            UNIQUE (sink, message_id)
        );
        INSERT INTO outbox
            SELECT sequence, 'events', message_id, topic, session_id, payload, created_at,
                attempts, due_at, reason, buried
            FROM outbox_before ORDER BY sequence;
        DROP TABLE outbox_before;
        CREATE INDEX outbox_waiting ON outbox (sink, sequence) WHERE buried = 0;
        CREATE INDEX outbox_put_back ON outbox (sink, due_at, session_id, sequence)
            WHERE due_at IS NOT NULL AND buried = 0;
        CREATE INDEX outbox_buried ON outbox (sink, sequence) WHERE buried = 1;
        """
    )


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


@CATALOGUE(name="0001_catalogue")
def _catalogue(db: Database) -> None:
    """What the last good manifest listed and was fetched; `timestamp` in epoch seconds."""
    db.executescript(
        """
        CREATE TABLE catalogue (
            item_id TEXT PRIMARY KEY,
            sha256 TEXT NOT NULL,
            size INTEGER NOT NULL,
            width INTEGER NOT NULL,
            height INTEGER NOT NULL,
            timestamp INTEGER NOT NULL
        );
        """
    )


@CATALOGUE(name="0002_features")
def _catalogue_features(db: Database) -> None:
    """What is in a picture, JSON as the manifest has it; null where nobody has looked."""
    db.execute("ALTER TABLE catalogue ADD COLUMN features TEXT")
