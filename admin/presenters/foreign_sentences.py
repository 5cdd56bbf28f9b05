"""What the system and the libraries say in English, as a part of a sentence of ours.

A translation may leave out what tells a curator nothing, such as the grammar of a parser.
"""

from admin.presenters.words import QT_TRANSLATE_NOOP

SPOKEN_BY_OTHERS = (
    QT_TRANSLATE_NOOP("Admin", "No such file or directory"),
    QT_TRANSLATE_NOOP("Admin", "No space left on device"),
    QT_TRANSLATE_NOOP("Admin", "Permission denied"),
    QT_TRANSLATE_NOOP("Admin", "Disk quota exceeded"),
    QT_TRANSLATE_NOOP("Admin", "Operation not permitted"),
    QT_TRANSLATE_NOOP("Admin", "Read-only file system"),
    QT_TRANSLATE_NOOP("Admin", "Input/output error"),
    QT_TRANSLATE_NOOP("Admin", "Is a directory"),
    QT_TRANSLATE_NOOP("Admin", "Not a directory"),
    QT_TRANSLATE_NOOP("Admin", "File exists"),
    QT_TRANSLATE_NOOP("Admin", "File name too long"),
    QT_TRANSLATE_NOOP("Admin", "Device or resource busy"),
    QT_TRANSLATE_NOOP("Admin", "Stale file handle"),
    QT_TRANSLATE_NOOP("Admin", "Transport endpoint is not connected"),
    QT_TRANSLATE_NOOP("Admin", "Host is down"),
    QT_TRANSLATE_NOOP("Admin", "Connection timed out"),
    QT_TRANSLATE_NOOP("Admin", "file is not a database"),
    QT_TRANSLATE_NOOP("Admin", "database disk image is malformed"),
    QT_TRANSLATE_NOOP("Admin", "database or disk is full"),
    QT_TRANSLATE_NOOP("Admin", "attempt to write a readonly database"),
    QT_TRANSLATE_NOOP("Admin", "unable to open database file"),
    QT_TRANSLATE_NOOP("Admin", "database is locked"),
    QT_TRANSLATE_NOOP("Admin", "disk I/O error"),
    QT_TRANSLATE_NOOP("Admin", 'Could not connect to the endpoint URL: "{0}"'),
    QT_TRANSLATE_NOOP("Admin", 'Connect timeout on endpoint URL: "{0}"'),
    QT_TRANSLATE_NOOP("Admin", 'Read timeout on endpoint URL: "{0}"'),
    QT_TRANSLATE_NOOP(
        "Admin",
        'Connection was closed before we received a valid response from endpoint URL: "{0}".',
    ),
    QT_TRANSLATE_NOOP("Admin", 'Failed to connect to proxy URL: "{0}"'),
    QT_TRANSLATE_NOOP("Admin", "SSL validation failed for {0} {1}"),
    QT_TRANSLATE_NOOP("Admin", "Provided region_name {0} doesn't match a supported format."),
    QT_TRANSLATE_NOOP("Admin", "Invalid endpoint: {0}"),
    QT_TRANSLATE_NOOP("Admin", "Unable to parse config file: {0}"),
    QT_TRANSLATE_NOOP("Admin", "The config profile ({0}) could not be found"),
    QT_TRANSLATE_NOOP("Admin", "Partial credentials found in {0}, missing: {1}"),
    QT_TRANSLATE_NOOP("Admin", "Error when retrieving token from {0}: {1}"),
    QT_TRANSLATE_NOOP("Admin", "Error when retrieving credentials from {0}: {1}"),
    QT_TRANSLATE_NOOP("Admin", "Token has expired and refresh failed"),
    QT_TRANSLATE_NOOP("Admin", "Error loading SSO Token: {0}"),
    QT_TRANSLATE_NOOP("Admin", "Token for {0} does not exist"),
    QT_TRANSLATE_NOOP(
        "Admin",
        "The SSO session associated with this profile has expired or is otherwise"
        " invalid. To refresh this SSO session run aws sso login with the corresponding"
        " profile.",
    ),
    QT_TRANSLATE_NOOP("Admin", "cannot identify image file {0}"),
    QT_TRANSLATE_NOOP("Admin", "image file is truncated"),
    QT_TRANSLATE_NOOP("Admin", "image file is truncated ({0} bytes not processed)"),
    QT_TRANSLATE_NOOP("Admin", "broken data stream when reading image file"),
    QT_TRANSLATE_NOOP("Admin", "not a JPEG file"),
    QT_TRANSLATE_NOOP("Admin", "Truncated File Read"),
    QT_TRANSLATE_NOOP("Admin", "{0} codec can't decode byte {1} in position {2}: {3}"),
    QT_TRANSLATE_NOOP("Admin", "{0} codec can't decode bytes in position {1}: {2}"),
)

WHERE_IT_IS_WRONG = (
    QT_TRANSLATE_NOOP("Admin", "{0}: line {1} column {2} (char {3})"),
    QT_TRANSLATE_NOOP("Admin", "{0} (at line {1}, column {2})"),
    QT_TRANSLATE_NOOP("Admin", "{0} (at end of document)"),
)
"""How sentences of parsers of JSON and TOML end."""
