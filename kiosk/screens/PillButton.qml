// A button that invites: filled when it is the way on, outlined when it is another way.
import QtQuick
import EmotionGarden

Rectangle {
    id: button

    required property real unit
    required property var tones
    required property string text
    property bool leading: true
    property real size: 3.2
    property string glyph: ""
    signal clicked

    implicitWidth: row.implicitWidth + 2 * size * 1.35 * unit
    implicitHeight: size * 2.75 * unit
    radius: height / 2
    color: leading ? tones.accent : "#26ffffff"
    border.width: leading ? 0 : Math.max(1, 0.14 * unit)
    border.color: "#66ffffff"
    scale: area.pressed ? 0.96 : 1

    Behavior on scale {
        NumberAnimation {
            duration: Theme.brief
            easing.type: Easing.OutQuad
        }
    }

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: button.clicked()

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
            color: button.leading ? button.tones.on_accent : button.tones.ink
        }

        Words {
            unit: button.unit
            size: button.size
            text: button.glyph
            visible: text !== ""
            lineHeight: 1
            color: button.leading ? button.tones.on_accent : button.tones.ink
        }
    }

    MouseArea {
        id: area

        anchors.fill: parent
        anchors.margins: -0.6 * button.unit
        onClicked: button.clicked()
    }
}
