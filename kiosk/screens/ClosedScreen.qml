// Out of hours: the pictures go on in the dark, and calm words say when the garden opens again.
import QtQuick
import EmotionGarden

VisitScreen {
    id: screen

    required property QtObject hours
    required property real sway // of everything that stays, to spare the panel, in pixels

    objectName: "closedScreen"
    Accessible.role: Accessible.Pane
    Accessible.name: heading.text + ". " + screen.hours.sentence

    Rectangle {
        anchors.fill: parent
        color: "#c7040a09"
    }

    Column {
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: screen.sway
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.horizontalCenterOffset: -screen.sway
        width: parent.width - 4 * screen.margin
        spacing: 2.6 * screen.unit

        Flower {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 18 * screen.unit
            height: width
            opacity: 0.7
        }

        Words {
            id: heading

            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            unit: screen.unit
            size: 5.8
            text: screen.hours.paused ? qsTr("The garden takes a short rest") : qsTr("The garden is asleep")
            color: screen.tones.ink
            font.weight: Font.Light
        }

        Words {
            objectName: "opensAgain"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            unit: screen.unit
            size: 3.4
            text: screen.hours.sentence
            color: screen.tones.soft
        }
    }

    MouseArea {
        anchors.fill: parent
    }
}
