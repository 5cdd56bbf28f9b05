// Before the camera opens: what it sees, what becomes of it, and a way on without it.
import QtQuick
import EmotionGarden

VisitScreen {
    id: screen

    required property QtObject visit
    required property QtObject notice
    readonly property bool wide: Theme.low || Theme.text_scale > 1 || !landscape
    readonly property real edge: wide ? (landscape ? margin : 8 * unit) : width * 0.44
    readonly property real room: width - edge - (wide ? (landscape ? margin : 8 * unit) : width * 0.06)
    readonly property real gap: 4 * unit
    readonly property real ceiling: landscape ? (wide ? margin + (Theme.low ? 0 : corner) : margin) : head
    readonly property real ground: Theme.low ? reach - gap : foot - ways.height - gap
    readonly property real needed: words.height * words.scale + gap + ways.height
    readonly property real start: Math.max(ceiling, (height - needed) / 2 + (landscape ? 0 : 8 * unit))

    objectName: "noticeScreen"
    Accessible.role: Accessible.Pane
    Accessible.name: screen.notice.heading

    Flower {
        x: screen.mirrored(screen.wide ? screen.width - 0.62 * width : -0.28 * width, width)
        y: screen.landscape ? (screen.height - height) / 2 : -0.1 * height
        width: screen.landscape ? Math.min(108 * screen.unit, 0.56 * screen.width) : 72 * screen.unit
        height: width
        opacity: Theme.stark ? 0 : screen.wide ? 0.2 : 0.5
        breath: screen.shown
        turnTime: 240000
    }

    Column {
        id: words

        x: screen.mirrored(screen.edge, width)
        y: Theme.low ? Math.max(screen.ceiling, (screen.ground - height * scale) / 2) : screen.start
        width: screen.room
        spacing: 3.2 * screen.unit
        // A site may have much to say; nothing of it is ever cut off.
        scale: Math.min(1, (screen.ground - screen.ceiling) / height)
        transformOrigin: LayoutMirroring.enabled ? Item.TopRight : Item.TopLeft

        Words {
            width: parent.width
            unit: screen.unit
            size: 5.8
            text: screen.notice.heading
            color: screen.tones.ink
            font.weight: Font.Light
            lineHeight: 1.15
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        Repeater {
            model: screen.notice.points

            Row {
                id: point

                required property string modelData

                width: parent.width
                spacing: 2.2 * screen.unit

                Flower {
                    y: 0.5 * screen.unit * Theme.text_scale
                    width: 3.4 * screen.unit
                    height: width
                }

                Words {
                    width: parent.width - 5.6 * screen.unit
                    unit: screen.unit
                    size: screen.landscape ? 2.9 : 3.4
                    text: point.modelData
                    color: screen.tones.soft
                    lineHeight: Theme.text_scale > 1 ? 1.25 : 1.4
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                }
            }
        }

        Words {
            objectName: "noticeContact"
            width: parent.width
            unit: screen.unit
            size: 2.7
            text: screen.notice.contact
            visible: text !== ""
            color: screen.tones.accent
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }

    Flow {
        id: ways

        x: screen.mirrored(screen.edge, width)
        y: Theme.low ? screen.reach + Math.max(0, (screen.foot - screen.reach - height) / 2) : screen.start + words.height * words.scale + screen.gap
        width: screen.room
        spacing: 2.4 * screen.unit

        PillButton {
            objectName: "noticeAccept"
            unit: screen.unit
            tones: screen.tones
            text: qsTr("Open the camera")
            onClicked: screen.visit.agree()
        }

        PillButton {
            objectName: "noticeDecline"
            unit: screen.unit
            tones: screen.tones
            leading: false
            text: qsTr("Go on without a camera")
            onClicked: screen.visit.decline()
        }
    }
}
