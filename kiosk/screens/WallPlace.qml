// A place of the display wall: a bud until somebody likes a picture, then that picture.
import QtQuick
import EmotionGarden

Item {
    id: place

    required property QtObject hung // its presenter
    required property real unit
    required property color ground // what is around it
    required property string bud // the emotion of its flower
    required property real clock // milliseconds
    readonly property url source: hung.source
    readonly property Drift front: first.inFront ? first : second
    readonly property bool covered: front.inFront && front.ready && front.opacity === 1
    readonly property bool turning: front.inFront && !covered
    readonly property var tones: Theme.palette(bud, false)
    signal stirred

    Accessible.role: Accessible.Graphic
    Accessible.name: hung.name
    Accessible.ignored: source.toString() === ""

    onSourceChanged: {
        if (source.toString() === "") {
            first.clear();
            second.clear();
        } else {
            (first.inFront ? second : first).show(source);
        }
        stirred();
    }

    Rectangle {
        anchors.fill: parent
        visible: !place.covered
        gradient: Gradient {
            GradientStop {
                position: 0
                color: place.tones.top
            }
            GradientStop {
                position: 1
                color: place.tones.bottom
            }
        }

        Flower {
            anchors.centerIn: parent
            width: 0.52 * Math.min(place.width, place.height)
            height: width
            emotion: place.bud
            opacity: 0.72
        }
    }

    Drift {
        id: first

        other: second
        clock: place.clock
        lasts: 600000
        rise: 3200
        swings: true
    }

    Drift {
        id: second

        other: first
        clock: place.clock
        lasts: 600000
        rise: 3200
        swings: true
    }

    Rectangle { // rounds the corners without asking anything of the graphics card
        z: 2
        anchors.fill: parent
        anchors.margins: -0.5 * place.unit
        radius: 1.5 * place.unit
        color: "transparent"
        border.width: 0.6 * place.unit
        border.color: place.ground
    }
}
