// A quiet way on: words with a thin line under them.
import QtQuick

Item {
    id: button

    required property real unit
    required property var tones
    required property string text
    property real size: 2.7
    signal clicked

    implicitWidth: label.implicitWidth + 4 * unit
    implicitHeight: 7 * unit
    opacity: area.pressed ? 0.6 : 1

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: button.clicked()

    Words {
        id: label

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
            opacity: 0.5
        }
    }

    MouseArea {
        id: area

        anchors.fill: parent
        onClicked: button.clicked()
    }
}
