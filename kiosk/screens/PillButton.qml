// A button that invites: filled when it is the way on, outlined when it is another way.
import QtQuick
import EmotionGarden

Touchable {
    id: button

    required property string text
    property bool leading: true
    property real size: 3.2
    property string glyph: ""
    property bool dimmed: false
    property color ground: leading ? tones.accent : Theme.stark ? "#000000" : "#26ffffff"
    readonly property color words: leading ? tones.on_accent : tones.ink

    label: text
    implicitWidth: Math.max(row.implicitWidth + 2 * size * 1.35 * unit, least)
    implicitHeight: Math.max(size * 2.75 * unit * Math.sqrt(Theme.text_scale), least)
    scale: pressed && !Theme.still ? 0.96 : 1
    opacity: dimmed ? 0.45 : pressed && Theme.still ? 0.7 : 1

    Behavior on scale {
        NumberAnimation {
            duration: Theme.brief
            easing.type: Easing.OutQuad
        }
    }

    Rectangle {
        anchors.fill: parent
        radius: height / 2
        color: button.ground
        border.width: button.leading ? 0 : Math.max(1, (Theme.stark ? 0.3 : 0.14) * button.unit)
        border.color: Theme.stark ? button.tones.ink : "#66ffffff"
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: button.size * 0.45 * button.unit

        Words {
            unit: button.unit
            size: button.size
            text: button.text
            wrapMode: Text.NoWrap
            lineHeight: 1
            font.weight: button.leading ? Font.DemiBold : Font.Normal
            color: button.words
        }

        Words {
            unit: button.unit
            size: button.size
            text: button.glyph
            visible: text !== ""
            lineHeight: 1
            color: button.words
        }
    }
}
