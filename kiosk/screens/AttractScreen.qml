// Pictures drift by, and something small asks to be touched.
import QtQuick
import EmotionGarden

VisitScreen {
    id: screen

    required property QtObject visit
    required property QtObject shelf
    readonly property var pictures: shelf.pictures

    objectName: "attractScreen"
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Touch to begin")
    Accessible.onPressAction: visit.begin()

    Slideshow {
        anchors.fill: parent
        pictures: screen.pictures
        running: screen.shown
    }

    Repeater { // with nothing on the shelf, the garden is its flowers
        model: screen.pictures.length === 0 ? ["calm", "happy", "sad", "surprised", "confused"] : []

        Flower {
            required property int index
            required property string modelData

            width: (index === 0 ? 46 : 30) * screen.unit
            height: width
            x: screen.width * [0.5, 0.14, 0.86, 0.24, 0.78][index] - width / 2
            y: screen.height * [0.4, 0.26, 0.3, 0.7, 0.74][index] - height / 2
            emotion: modelData
            opacity: 0.55
        }
    }

    Rectangle { // evening falls from above and rises from the ground, so that words can be read
        anchors.fill: parent
        gradient: Gradient {
            GradientStop {
                position: 0
                color: "#b3040a09"
            }
            GradientStop {
                position: 0.28
                color: "#00040a09"
            }
            GradientStop {
                position: 0.52
                color: "#12040a09"
            }
            GradientStop {
                position: 1
                color: "#e0040a09"
            }
        }
    }

    Column {
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.margins: screen.margin
        spacing: 0.4 * screen.unit

        Words {
            unit: screen.unit
            size: 5.4
            text: "Emotion Garden"
            color: screen.tones.ink
            font.weight: Font.Light
            lineHeight: 1
        }

        Words {
            unit: screen.unit
            size: 3
            text: "감정의 정원"
            color: screen.tones.ink
            font.letterSpacing: 0.5 * screen.unit
        }
    }

    Invitation {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: (screen.landscape ? 6 : 14) * screen.unit
        unit: screen.unit
        tones: screen.tones
        running: screen.shown
    }

    MouseArea {
        anchors.fill: parent
        onClicked: screen.visit.begin()
    }
}
