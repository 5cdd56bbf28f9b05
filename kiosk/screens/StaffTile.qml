// One thing that staff may do: its name, and a line on what it does or how it is.
import QtQuick
import EmotionGarden

Touchable {
    id: tile

    required property string text
    property string note: ""
    property int light: -1 // as a health light, when it has one
    property bool on: false
    property real tall: 13 * unit // as far as the words leave it the choice

    label: note ? text + ". " + note : text
    corner: 2 * unit
    height: Math.max(tall, words.height + 4 * unit, least)
    opacity: pressed ? 0.7 : 1

    Rectangle {
        anchors.fill: parent
        radius: 2 * tile.unit
        color: Theme.stark ? "#000000" : tile.on ? "#40f0dcae" : "#1fffffff"
        border.width: Math.max(1, (tile.on ? 0.4 : 0.14) * tile.unit)
        border.color: tile.on ? tile.tones.accent : Theme.stark ? tile.tones.ink : "#66ffffff"
    }

    Column {
        id: words

        anchors.left: parent.left
        anchors.leftMargin: 2.4 * tile.unit
        anchors.right: lamp.visible ? lamp.left : parent.right
        anchors.rightMargin: 2 * tile.unit
        anchors.verticalCenter: parent.verticalCenter
        spacing: 0.6 * tile.unit

        Words {
            width: parent.width
            unit: tile.unit
            size: 3
            text: tile.text
            lineHeight: 1.1
            color: tile.tones.ink
        }

        Words {
            width: parent.width
            unit: tile.unit
            size: 2.1
            text: tile.note
            visible: text !== ""
            lineHeight: 1.15
            color: tile.tones.soft
        }
    }

    Lamp {
        id: lamp

        anchors.right: parent.right
        anchors.rightMargin: 2.4 * tile.unit
        anchors.verticalCenter: parent.verticalCenter
        unit: tile.unit
        light: Math.max(0, tile.light)
        visible: tile.light >= 0
    }
}
