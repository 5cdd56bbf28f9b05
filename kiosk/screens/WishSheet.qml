// Words to wish for, whether or not somebody has painted them yet.
import QtQuick
import EmotionGarden

Rectangle {
    id: sheet

    required property real unit
    required property real margin
    required property var tones
    required property QtObject garden
    property bool open: false

    anchors.fill: parent
    color: tones.bottom
    enabled: open
    visible: opacity > 0
    opacity: open ? 0.97 : 0

    Behavior on opacity {
        NumberAnimation {
            duration: sheet.open ? Theme.calm : Theme.brief
        }
    }

    Accessible.role: Accessible.Dialog
    Accessible.name: heading.text

    MouseArea { // a touch beside the words goes back
        anchors.fill: parent
        onClicked: sheet.open = false
    }

    Column {
        anchors.verticalCenter: parent.verticalCenter
        x: sheet.margin
        width: sheet.width - 2 * sheet.margin
        spacing: 4 * sheet.unit

        Words {
            id: heading

            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            unit: sheet.unit
            size: 4.8
            text: qsTr("What would you like to find in this garden?")
            color: sheet.tones.ink
            font.weight: Font.Light
        }

        Flow {
            width: parent.width
            spacing: 1.5 * sheet.unit

            Repeater {
                model: sheet.garden.wishes

                Chip {
                    required property var modelData

                    objectName: "wish_" + modelData.word
                    unit: sheet.unit
                    tones: sheet.tones
                    text: modelData.label
                    chosen: sheet.garden.favorite === modelData.word
                    onClicked: {
                        sheet.garden.choose_favorite(modelData.word);
                        sheet.open = false;
                    }
                }
            }
        }

        TextButton {
            objectName: "wishBack"
            anchors.horizontalCenter: parent.horizontalCenter
            unit: sheet.unit
            tones: sheet.tones
            text: qsTr("Back to the garden")
            onClicked: sheet.open = false
        }
    }
}
