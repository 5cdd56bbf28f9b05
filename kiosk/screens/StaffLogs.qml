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

        y: Theme.low ? page.height - height : 0
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

        y: Theme.low ? 0 : chips.height + 1.6 * page.unit
        width: parent.width
        height: parent.height - chips.height - 1.6 * page.unit
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
