// A word that can be chosen.
import QtQuick
import EmotionGarden

Rectangle {
    id: chip

    required property real unit
    required property var tones
    required property string text
    required property bool chosen
    signal clicked

    width: label.implicitWidth + 5 * unit
    height: 7 * unit
    radius: height / 2
    color: chosen ? tones.ink : "#1fffffff"

    Behavior on color {
        ColorAnimation {
            duration: Theme.brief
        }
    }

    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.onPressAction: chip.clicked()

    Words {
        id: label

        anchors.centerIn: parent
        unit: chip.unit
        size: 2.7
        text: chip.text
        wrapMode: Text.NoWrap
        lineHeight: 1
        color: chip.chosen ? chip.tones.on_accent : chip.tones.ink
    }

    MouseArea {
        anchors.fill: parent
        onClicked: chip.clicked()
    }
}
