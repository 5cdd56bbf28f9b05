// One picture after another, each drifting slowly across the window.
import QtQuick
import EmotionGarden

Item {
    id: show

    required property var pictures
    required property bool running
    property int hold: 9000
    property int next: 0

    function turn() {
        if (pictures.length === 0)
            return;
        const fresh = first.inFront ? second : first;
        fresh.show(pictures[next % pictures.length]);
        next += 1;
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

    Timer {
        interval: show.hold
        repeat: true
        running: show.running && show.pictures.length > 1
        onTriggered: show.turn()
    }

    Drift {
        id: first

        other: second
        running: show.running
        lasts: show.hold
    }

    Drift {
        id: second

        other: first
        running: show.running
        lasts: show.hold
    }
}
