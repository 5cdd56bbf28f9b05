// The place of the display wall that says what the others are.
import QtQuick
import EmotionGarden

Item {
    id: place

    required property var tones
    required property bool bare // nothing was liked yet
    readonly property string caption: bare ? qsTr("The pictures that visitors like will bloom here") : qsTr("Pictures that visitors liked")
    readonly property real unit: Math.min(width / 33, height / 26)

    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * place.unit
        spacing: 0.9 * place.unit

        Flower {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 8 * place.unit
            height: width
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            unit: place.unit
            size: 3.4
            text: "감정의 정원"
            color: place.tones.ink
            font.weight: Font.Light
            lineHeight: 1
        }

        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            unit: place.unit
            size: 3
            text: "Emotion Garden"
            color: place.tones.ink
            font.weight: Font.Light
            lineHeight: 1
        }

        Words {
            objectName: "wallCaption"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            unit: place.unit
            size: 1.9
            text: place.caption
            color: place.tones.accent
        }
    }
}
