// One picture after another, each drifting slowly across the window.
import QtQuick
import EmotionGarden

Item {
    id: show

    required property var pictures
    required property real clock // milliseconds
    property int hold: 14000
    property int next: 0
    property real turnedAt: 0

    function turn() {
        if (pictures.length === 0)
            return;
        const fresh = first.inFront ? second : first;
        fresh.show(pictures[next % pictures.length]);
        next += 1;
        turnedAt = clock;
    }

    onPicturesChanged: {
        next = 0;
        if (pictures.length === 0) {
            first.clear();
            second.clear();
        } else if (!first.inFront && !second.inFront) {
            turn(); // otherwise what is shown stays until its time is over
        }
    }

    onClockChanged: {
        if (pictures.length > 1 && clock - turnedAt >= hold)
            turn();
    }

    Drift {
        id: first

        other: second
        clock: show.clock
        lasts: show.hold
    }

    Drift {
        id: second

        other: first
        clock: show.clock
        lasts: show.hold
    }
}
