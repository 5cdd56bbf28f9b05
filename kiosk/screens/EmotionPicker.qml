// Eight flowers, one for each garden, for those who would rather not be looked at.
import QtQuick
import EmotionGarden

VisitScreen {
    id: screen

    required property QtObject garden
    readonly property int columns: landscape ? 4 : 2
    readonly property real cell: Math.min((width - 2 * margin) / columns, (height - heading.y - heading.height - (landscape ? 6 : 16) * unit) / (8 / columns))

    objectName: "emotionPicker"
    Accessible.role: Accessible.Pane
    Accessible.name: heading.text

    Words {
        id: heading

        x: screen.margin
        y: screen.margin + (screen.landscape ? 0 : 12 * screen.unit)
        width: parent.width - 2 * screen.margin - (screen.landscape ? 20 * screen.unit : 0)
        unit: screen.unit
        size: 5.8
        text: qsTr("Which garden would you like to walk in?")
        color: screen.tones.ink
        font.weight: Font.Light
        lineHeight: 1.15
    }

    Grid {
        anchors.horizontalCenter: parent.horizontalCenter
        y: heading.y + heading.height + (screen.landscape ? 2 : 5) * screen.unit
        columns: screen.columns
        columnSpacing: screen.landscape ? (screen.width - 2 * screen.margin - 4 * screen.cell) / 5 : 4 * screen.unit

        EmotionTile {
            objectName: "emotion_happy"
            emotion: "happy"
            text: qsTr("Happy")
            picker: screen
        }
        EmotionTile {
            objectName: "emotion_surprised"
            emotion: "surprised"
            text: qsTr("Surprised")
            picker: screen
        }
        EmotionTile {
            objectName: "emotion_calm"
            emotion: "calm"
            text: qsTr("Calm")
            picker: screen
        }
        EmotionTile {
            objectName: "emotion_sad"
            emotion: "sad"
            text: qsTr("Sad")
            picker: screen
        }
        EmotionTile {
            objectName: "emotion_angry"
            emotion: "angry"
            text: qsTr("Angry")
            picker: screen
        }
        EmotionTile {
            objectName: "emotion_fear"
            emotion: "fear"
            text: qsTr("Afraid")
            picker: screen
        }
        EmotionTile {
            objectName: "emotion_confused"
            emotion: "confused"
            text: qsTr("Confused")
            picker: screen
        }
        EmotionTile {
            objectName: "emotion_disgusted"
            emotion: "disgusted"
            text: qsTr("Disgusted")
            picker: screen
        }
    }
}
