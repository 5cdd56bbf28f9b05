// Eight flowers, one for each garden, for those who would rather not be looked at.
import QtQuick
import EmotionGarden

VisitScreen {
    id: screen

    required property QtObject garden
    property real cornerWidth: 0
    readonly property int columns: !Theme.low ? (landscape ? 4 : 2) : landscape ? 8 : 4
    readonly property real ceiling: Theme.low ? reach : heading.y + heading.height + (landscape ? 2 : 4) * unit
    readonly property real ground: Theme.low ? foot : height - (landscape ? 4 : 10) * unit
    readonly property real cell: Math.floor(Math.min((width - 2 * margin) / columns, (ground - ceiling) / (8 / columns)))

    objectName: "emotionPicker"
    Accessible.role: Accessible.Pane
    Accessible.name: heading.text

    Flower { // in low reach the upper part would be bare without it
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(0, (heading.y - height) / 2)
        width: Math.min(0.8 * heading.y, 70 * screen.unit)
        height: width
        visible: Theme.low
        breath: screen.shown && Theme.low
        opacity: 0.85
    }

    Words {
        id: heading

        anchors.left: parent.left
        anchors.leftMargin: screen.margin
        y: Theme.low ? screen.reach - height - 3 * screen.unit : screen.head
        width: parent.width - 2 * screen.margin - (screen.landscape && !Theme.low ? screen.cornerWidth + 2 * screen.unit : 0)
        horizontalAlignment: Theme.low ? Text.AlignHCenter : Text.AlignLeft
        unit: screen.unit
        size: 5.8
        text: qsTr("Which garden would you like to walk in?")
        color: screen.tones.ink
        font.weight: Font.Light
        lineHeight: 1.15
    }

    Grid {
        anchors.horizontalCenter: parent.horizontalCenter
        y: screen.ceiling + (screen.ground - screen.ceiling - height) / 2
        columns: screen.columns
        columnSpacing: Theme.low ? 0 : screen.landscape ? (screen.width - 2 * screen.margin - 4 * screen.cell) / 5 : 4 * screen.unit

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
