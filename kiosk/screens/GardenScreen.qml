// The garden: what the expression looks like, three pictures, and more of them.
import QtQuick
import EmotionGarden

VisitScreen {
    id: screen

    required property QtObject visit
    required property QtObject garden
    required property QtObject takeHome
    property real cornerWidth: 0
    readonly property real doneWidth: done.width
    readonly property bool stacked: !Theme.low // one large picture and two small ones beside it
    readonly property real gap: 3 * unit
    readonly property bool covered: wishes.open || code.open
    readonly property bool doneAbove: landscape && !Theme.low // beside what is in the corner
    readonly property real ceiling: Math.max(sentence.y + sentence.height + 3 * unit, doneAbove ? done.y + done.height + 1.2 * unit : 0)
    readonly property real ground: Theme.low ? hearts - unit : Math.min(favorites.y, next.y) - 3 * unit
    readonly property real tall: Math.max(1, ground - ceiling)
    readonly property real across: width - 2 * margin
    readonly property real large: Math.round(stacked ? (across - gap) * 0.66 : (across - 2 * gap) / 3)
    readonly property real small: stacked ? across - gap - large : large
    readonly property real half: stacked ? (tall - gap) / 2 : tall
    readonly property real heart: Math.max(8.4 * unit, Theme.main_touch)
    readonly property real spare: Math.max(0, Math.min(2.4 * unit, (next.y - favorites.height - heart - reach) / 2))
    readonly property real hearts: Math.max(reach, favorites.y - spare - heart) // where they are in low reach

    function column(slot) {
        if (stacked)
            return mirrored(slot === 0 ? margin : margin + large + gap, slot === 0 ? large : small);
        return mirrored(margin + slot * (large + gap), large);
    }

    objectName: "gardenScreen"
    Accessible.role: Accessible.Pane
    Accessible.name: sentence.text

    Flower {
        x: screen.mirrored(screen.width - 0.62 * width, width)
        y: screen.landscape ? -0.42 * height : -0.3 * height
        width: 78 * screen.unit
        height: width
        emotion: screen.garden.emotion
        opacity: Theme.stark ? 0 : 0.16
    }

    Item {
        anchors.fill: parent
        enabled: !wishes.open && !code.open

        Words {
            id: sentence

            readonly property real aside: screen.landscape && !Theme.low ? screen.cornerWidth + done.width + 5 * screen.unit : 0

            anchors.left: parent.left
            anchors.leftMargin: screen.margin
            y: screen.head
            width: screen.across - aside
            unit: screen.unit
            size: 5.8
            text: screen.garden.sentence
            color: screen.tones.ink
            font.weight: Font.Light
            lineHeight: 1.1
        }

        Card {
            objectName: "card0"
            unit: screen.unit
            tones: screen.tones
            card: screen.garden.cards[0]
            takeHome: screen.takeHome
            x: screen.column(0)
            y: screen.ceiling
            width: screen.large
            height: screen.tall
            away: Theme.low ? screen.hearts - y - height : 0
        }

        Card {
            objectName: "card1"
            unit: screen.unit
            tones: screen.tones
            card: screen.garden.cards[1]
            takeHome: screen.takeHome
            x: screen.column(1)
            y: screen.ceiling
            width: screen.small
            height: screen.half
            away: Theme.low ? screen.hearts - y - height : 0
        }

        Card {
            objectName: "card2"
            unit: screen.unit
            tones: screen.tones
            card: screen.garden.cards[2]
            takeHome: screen.takeHome
            x: screen.column(2)
            y: screen.ceiling + (screen.stacked ? screen.half + screen.gap : 0)
            width: screen.small
            height: screen.half
            away: Theme.low ? screen.hearts - y - height : 0
        }

        Repeater { // the next three, decoded before they are asked for
            model: screen.garden.coming

            Picture {
                required property int index
                required property string modelData

                visible: false
                source: modelData
                sourceSize: Qt.size(Math.round(index === 0 ? screen.large : screen.small), Math.round(index === 0 ? screen.tall : screen.half))
            }
        }

        Column {
            anchors.horizontalCenter: parent.horizontalCenter
            y: Theme.low ? (screen.reach - height) / 2 : (parent.height - height) / 2
            width: screen.width - 4 * screen.margin
            spacing: 2.4 * screen.unit
            visible: screen.garden.message !== ""

            Flower {
                anchors.horizontalCenter: parent.horizontalCenter
                width: 20 * screen.unit
                height: width
                emotion: screen.garden.emotion
                breath: screen.shown && parent.visible
            }

            Words {
                objectName: "gardenMessage"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                unit: screen.unit
                size: 4.2
                text: screen.garden.message
                color: screen.tones.ink
                font.weight: Font.Light
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }

        FavoriteBar {
            id: favorites

            readonly property bool beside: screen.landscape && !Theme.low

            objectName: "favoriteBar"
            anchors.left: parent.left
            anchors.leftMargin: screen.margin
            y: {
                if (Theme.low)
                    return next.y - screen.spare - height;
                return screen.landscape ? next.y + (next.height - height) / 2 : next.y - 3 * screen.unit - height;
            }
            width: beside ? screen.across - next.width - 3 * screen.unit : screen.width - screen.margin
            over: beside ? 0 : screen.margin // it runs out at the edge of the screen
            unit: screen.unit
            tones: screen.tones
            garden: screen.garden
            onWishing: wishes.open = true
        }

        MoreHint {
            objectName: "moreOnward"
            area: favorites
            unit: screen.unit
            tones: screen.tones
        }

        MoreHint {
            objectName: "moreBack"
            area: favorites
            unit: screen.unit
            tones: screen.tones
            back: true
            beyond: screen.margin
        }

        PillButton {
            id: done

            objectName: "doneButton"
            anchors.right: Theme.low ? next.left : screen.landscape ? parent.right : undefined
            anchors.rightMargin: Theme.low ? 2 * screen.unit : screen.margin
            anchors.left: Theme.low || screen.landscape ? undefined : parent.left
            anchors.leftMargin: screen.margin
            y: screen.doneAbove ? Math.max(screen.unit, screen.head + (screen.corner - height) / 2) : next.y + next.height - height
            unit: screen.unit
            tones: screen.tones
            leading: false
            size: screen.landscape || Theme.low ? 2.5 : 3.2
            text: qsTr("Done")
            onClicked: screen.visit.leave()
        }

        PillButton {
            id: next

            objectName: "nextButton"
            anchors.right: parent.right
            anchors.rightMargin: screen.margin
            y: screen.height - height - (Theme.low ? 2.5 * screen.unit : screen.landscape ? screen.margin * 0.8 : screen.margin)
            unit: screen.unit
            tones: screen.tones
            size: Theme.low ? 2.9 : 3.6
            text: qsTr("Next")
            glyph: LayoutMirroring.enabled ? "←" : "→"
            visible: screen.garden.message === ""
            onClicked: screen.garden.next()
        }
    }

    WishSheet {
        id: wishes

        objectName: "wishSheet"
        unit: screen.unit
        tones: screen.tones
        corner: screen.corner
        garden: screen.garden
    }

    TakeHomeSheet {
        id: code

        unit: screen.unit
        tones: screen.tones
        corner: screen.corner
        takeHome: screen.takeHome
    }

    onShownChanged: {
        wishes.open = false;
        favorites.rewind();
    }
}
