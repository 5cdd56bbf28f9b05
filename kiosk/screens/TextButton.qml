// A quiet way on: words with a thin line under them.
import QtQuick
import EmotionGarden

Touchable {
    id: button

    required property string text
    property real size: 2.7

    label: text
    corner: unit
    implicitWidth: Math.max(words.implicitWidth + 4 * unit, least)
    implicitHeight: Math.max(7 * unit, least)
    opacity: pressed ? 0.6 : 1

    Words {
        id: words

        anchors.centerIn: parent
        unit: button.unit
        size: button.size
        text: button.text
        wrapMode: Text.NoWrap
        lineHeight: 1
        color: button.tones.soft

        Rectangle {
            anchors.top: parent.bottom
            anchors.topMargin: 0.5 * button.unit
            width: parent.width
            height: Math.max(1, 0.12 * button.unit)
            color: button.tones.soft
            opacity: Theme.stark ? 1 : 0.5
        }
    }
}
