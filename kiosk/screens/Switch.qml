// A wish that is on or off, told by a tick and a filled ring, not by colour alone.
import QtQuick
import EmotionGarden

Touchable {
    id: toggle

    required property string text
    required property bool on

    label: text
    corner: 2 * unit
    height: Math.max(9 * unit, least)

    Accessible.role: Accessible.CheckBox
    Accessible.checkable: true
    Accessible.checked: on

    Rectangle {
        anchors.fill: parent
        radius: 2 * toggle.unit
        color: Theme.stark ? "#000000" : "#1fffffff"
        border.width: Math.max(1, (toggle.on ? 0.4 : 0.14) * toggle.unit)
        border.color: toggle.on ? toggle.tones.accent : Theme.stark ? toggle.tones.ink : "#66ffffff"
    }

    Rectangle {
        id: ring

        anchors.left: parent.left
        anchors.leftMargin: 2.4 * toggle.unit
        anchors.verticalCenter: parent.verticalCenter
        width: 4.6 * toggle.unit
        height: width
        radius: width / 2
        color: toggle.on ? toggle.tones.accent : "transparent"
        border.width: Math.max(1, 0.25 * toggle.unit)
        border.color: toggle.on ? toggle.tones.accent : toggle.tones.ink

        Words {
            anchors.centerIn: parent
            unit: toggle.unit / Theme.text_scale
            size: 2.9
            text: "✓"
            visible: toggle.on
            lineHeight: 1
            font.weight: Font.DemiBold
            color: toggle.tones.on_accent
        }
    }

    Words {
        anchors.left: ring.right
        anchors.leftMargin: 2 * toggle.unit
        anchors.right: parent.right
        anchors.rightMargin: 1.5 * toggle.unit
        anchors.verticalCenter: parent.verticalCenter
        unit: toggle.unit
        size: 3
        text: toggle.text
        lineHeight: 1.1
        color: toggle.tones.ink
    }
}
