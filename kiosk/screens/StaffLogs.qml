// The end of a log, the newest lines in view.
import QtQuick
import EmotionGarden

Item {
    id: page

    required property real unit
    required property var tones
    required property QtObject logs
    readonly property Flickable scrolled: flick

    objectName: "staffLogs"
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("What the kiosk has written last")

    Row {
        id: chips

        spacing: 1.6 * page.unit

        Repeater {
            model: page.logs.names

            Chip {
                required property string modelData

                objectName: "log_" + modelData
                unit: page.unit
                tones: page.tones
                text: modelData + ".log"
                chosen: page.logs.name === modelData
                onClicked: page.logs.show(modelData)
            }
        }
    }

    Flickable {
        id: flick

        anchors.top: chips.bottom
        anchors.topMargin: 1.6 * page.unit
        anchors.bottom: parent.bottom
        width: parent.width
        contentHeight: words.height
        clip: true

        Words {
            id: words

            objectName: "logText"
            width: flick.width
            unit: page.unit
            size: 1.7
            text: page.logs.text
            color: page.tones.ink
            wrapMode: Text.Wrap
            lineHeight: 1.15
            onTextChanged: flick.contentY = Math.max(0, height - flick.height)
            onHeightChanged: flick.contentY = Math.max(0, height - flick.height)
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
}
