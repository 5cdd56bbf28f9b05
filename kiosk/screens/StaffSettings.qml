// A few settings; each touch takes the value that follows.
import QtQuick
import EmotionGarden

Item {
    id: page

    required property real unit
    required property var tones
    required property QtObject staff
    property real aside: 0 // left to what is in the lower left corner
    property real wayWidth: 0 // left to the way back, where that is in the lower right
    property real wayHeight: 0
    readonly property Flickable scrolled: flick
    readonly property QtObject settings: staff.settings

    objectName: "staffSettings"
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Settings")

    Flickable {
        id: flick

        anchors.top: parent.top
        anchors.bottom: foot.top
        anchors.bottomMargin: 1.4 * page.unit
        width: parent.width
        contentHeight: grid.height
        clip: true
        interactive: contentHeight > height

        Grid {
            id: grid

            readonly property real across: Math.floor(columns === 2 ? (flick.width - spacing) / 2 : flick.width)

            columns: flick.width >= (Theme.low ? 60 : 100) * page.unit ? 2 : 1
            spacing: 1.4 * page.unit

            Repeater {
                model: page.settings.rows

                StaffTile {
                    required property var modelData

                    objectName: "setting_" + modelData.key
                    width: grid.across
                    tall: 10.5 * page.unit
                    unit: page.unit
                    tones: page.tones
                    enabled: !modelData.fixed
                    opacity: enabled ? 1 : 0.6
                    text: modelData.label
                    note: modelData.value + (modelData.note ? " · " + modelData.note : "")
                    on: modelData.waits
                    onClicked: page.settings.step(modelData.key)
                }
            }
        }
    }

    Item {
        id: foot

        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.max(restart.visible ? restart.height : 0, words.height, page.wayHeight)

        Words {
            id: words

            objectName: "settingsTrouble"
            anchors.verticalCenter: parent.verticalCenter
            anchors.left: parent.left
            anchors.leftMargin: page.aside
            anchors.right: restart.left
            anchors.rightMargin: 2 * page.unit
            unit: page.unit
            size: 2.1
            text: page.settings.trouble || qsTr("What is changed here acts after a restart")
            color: page.settings.trouble ? page.tones.accent : page.tones.soft
            wrapMode: Text.Wrap
            lineHeight: 1.1
        }

        PillButton {
            id: restart

            objectName: "settingsRestart"
            anchors.right: parent.right
            anchors.rightMargin: page.wayWidth
            anchors.verticalCenter: parent.verticalCenter
            unit: page.unit
            tones: page.tones
            size: 2.5
            visible: page.settings.waits
            text: qsTr("Restart now")
            onClicked: page.staff.restart()
        }
    }
}
