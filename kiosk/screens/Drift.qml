// A picture somewhat larger than its place, which moves across it; it comes in over the other one.
import QtQuick
import EmotionGarden

Item {
    id: drift

    required property Drift other
    required property real clock // milliseconds
    required property int lasts
    property bool inFront: false
    property bool leftwards: false
    property bool ready: false
    property real shownAt: 0
    property real readyAt: 0
    property int rise: 1400
    property bool swings: false // to and fro for as long as it hangs
    readonly property real excess: 0.05
    readonly property real age: (clock - shownAt) / (lasts + rise)
    readonly property real way: Theme.still ? 0.5 : swings ? 1 - Math.abs(1 - age % 2) : Math.min(1, age) // 0 to 1

    function show(source) {
        leftwards = !leftwards;
        ready = false;
        z = 1;
        other.z = 0;
        inFront = true;
        other.inFront = false;
        shownAt = clock;
        picture.source = source;
        begin();
    }

    function clear() {
        picture.source = "";
        ready = false;
        inFront = false;
    }

    function begin() {
        if (picture.status === Image.Ready && inFront && !ready) {
            readyAt = clock;
            ready = true;
        }
    }

    anchors.fill: parent
    clip: true
    opacity: !ready ? 0 : Theme.still ? 1 : Math.min(1, (clock - readyAt) / rise)
    // What is wholly covered is not painted.
    visible: opacity > 0 && (inFront || !other.ready || other.opacity < 1)

    Image {
        id: picture

        width: Math.round(drift.width * (1 + drift.excess))
        height: Math.round(drift.height * (1 + drift.excess))
        // Whole pixels: moving by a fraction would mean to filter every pixel of the window again.
        x: -Math.round(drift.width * drift.excess * (drift.leftwards ? drift.way : 1 - drift.way))
        y: -Math.round(drift.height * drift.excess * 0.5)
        fillMode: Image.PreserveAspectCrop
        sourceSize: Qt.size(width, height)
        asynchronous: true
        onStatusChanged: drift.begin()
    }
}
