// A light that says by its sign as well as by its colour how something is.
import QtQuick
import EmotionGarden

Rectangle {
    id: lamp

    required property real unit
    required property int light // 0 good, 1 look, 2 broken

    width: 4 * unit
    height: width
    radius: width / 2
    color: ["#8fe3b0", "#ffd569", "#ff9a80"][light]
    Accessible.role: Accessible.StaticText
    Accessible.name: [qsTr("Good"), qsTr("Please look"), qsTr("Out of order")][light]

    Words {
        anchors.centerIn: parent
        unit: lamp.unit / Theme.text_scale
        size: 2.6
        text: ["✓", "!", "✕"][lamp.light]
        lineHeight: 1
        font.weight: Font.Bold
        color: "#14130f"
    }
}
