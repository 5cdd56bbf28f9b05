// Start the program again, or end it for good.
import QtQuick
import EmotionGarden

Column {
    id: page

    required property real unit
    required property var tones
    required property QtObject staff

    objectName: "staffExit"
    spacing: 2.4 * unit
    topPadding: Theme.low ? Math.max(0, height - childrenRect.height) : 0
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Restart or exit")

    Words {
        width: parent.width
        unit: page.unit
        size: 2.5
        text: qsTr("A restart takes a few seconds. After an exit the kiosk stays off until somebody starts it.")
        color: page.tones.soft
    }

    Flow {
        width: parent.width
        spacing: 2.4 * page.unit

        PillButton {
            objectName: "staffRestart"
            unit: page.unit
            tones: page.tones
            text: page.staff.reason ? qsTr("Try again as usual") : qsTr("Restart")
            onClicked: page.staff.restart()
        }

        PillButton {
            objectName: "staffQuit"
            unit: page.unit
            tones: page.tones
            leading: false
            text: qsTr("Exit")
            onClicked: page.staff.exit()
        }
    }
}
