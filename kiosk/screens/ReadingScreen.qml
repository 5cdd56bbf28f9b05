// A flower turns for a moment while the expression is read.
import QtQuick
import EmotionGarden

VisitScreen {
    id: screen

    objectName: "readingScreen"
    Accessible.role: Accessible.Pane
    Accessible.name: words.text

    Flower {
        anchors.centerIn: parent
        anchors.verticalCenterOffset: -5 * screen.unit
        width: 34 * screen.unit
        height: width
        breath: screen.shown
        turnTime: 12000
    }

    Words {
        id: words

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: screen.margin
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: 22 * screen.unit
        horizontalAlignment: Text.AlignHCenter
        unit: screen.unit
        size: 4.2
        text: qsTr("Reading your expression…")
        color: screen.tones.ink
        font.weight: Font.Light
    }
}
