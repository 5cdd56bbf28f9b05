// A picture somewhat larger than its place, which moves across it; it comes in over the other one.
import QtQuick
import EmotionGarden

Item {
    id: drift

    required property Drift other
    required property bool running
    required property int lasts
    property bool inFront: false
    property bool leftwards: false
    property real way: 0 // how far it has moved, 0 to 1
    readonly property real excess: 0.08

    function show(source) {
        leftwards = !leftwards;
        opacity = 0;
        z = 1;
        other.z = 0;
        inFront = true;
        other.inFront = false;
        picture.source = source;
        if (picture.status === Image.Ready)
            rise.restart();
        travel.restart();
    }

    function clear() {
        picture.source = "";
        opacity = 0;
        inFront = false;
    }

    anchors.fill: parent
    clip: true
    opacity: 0
    visible: opacity > 0

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
        onStatusChanged: if (status === Image.Ready && drift.inFront)
            rise.restart()
    }

    NumberAnimation {
        id: rise

        target: drift
        property: "opacity"
        to: 1
        duration: Theme.slow
        easing.type: Easing.InOutSine
    }

    NumberAnimation {
        id: travel

        target: drift
        property: "way"
        from: 0
        to: 1
        duration: drift.lasts + Theme.slow
        paused: running && !drift.running
    }
}
