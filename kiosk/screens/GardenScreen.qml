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
    readonly property real gap: 3 * unit
    readonly property bool covered: wishes.open || code.open
    readonly property bool doneAbove: landscape && !Theme.low // beside what is in the corner
    readonly property real ceiling: Math.max(sentence.y + sentence.height + 3 * unit, doneAbove ? done.y + done.height + 1.2 * unit : 0)
    readonly property real ground: Theme.low ? hearts - unit : Math.min(favorites.y, next.y) - 3 * unit
    readonly property real tall: Math.max(1, ground - ceiling)
    readonly property real across: width - 2 * margin
    readonly property real large: Math.round((across - gap) * 0.66)
    readonly property real small: across - gap - large
    readonly property real half: (tall - gap) / 2
    readonly property real heart: Math.max(8.4 * unit, Theme.main_touch)
    readonly property real spare: Math.max(0, Math.min(2.4 * unit, (next.y - favorites.height - heart - reach) / 2))
    readonly property real hearts: Math.max(reach, favorites.y - spare - heart) // where they are in low reach

    // One large picture and two small ones beside it; fewer, and all in low reach, side by side.
    function place(slot, count) {
        if (count === 3 && !Theme.low) {
            const first = slot === 0, wide = first ? large : small;
            return Qt.rect(mirrored(first ? margin : margin + large + gap, wide), ceiling + (slot === 2 ? half + gap : 0), wide, first ? tall : half);
        }
        const wide = Math.round(Math.min((across - (count - 1) * gap) / count, 1.6 * tall));
        const high = Theme.low ? tall : Math.min(tall, 1.75 * wide);
        const left = (width - count * wide - (count - 1) * gap) / 2;
        return Qt.rect(mirrored(left + slot * (wide + gap), wide), ceiling + (tall - high) / 2, wide, high);
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
        enabled: uncovered.yes

        Settled {
            id: uncovered

            there: !screen.covered
        }

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
            readonly property rect spot: screen.place(0, Math.max(1, screen.garden.hung))

            objectName: "card0"
            unit: screen.unit
            tones: screen.tones
            card: screen.garden.cards[0]
            takeHome: screen.takeHome
            emotion: screen.garden.emotion
            x: spot.x
            y: spot.y
            width: spot.width
            height: spot.height
            away: Theme.low ? screen.hearts - y - height : 0
        }

        Card {
            readonly property rect spot: screen.place(1, Math.max(2, screen.garden.hung))

            objectName: "card1"
            unit: screen.unit
            tones: screen.tones
            card: screen.garden.cards[1]
            takeHome: screen.takeHome
            emotion: screen.garden.emotion
            x: spot.x
            y: spot.y
            width: spot.width
            height: spot.height
            away: Theme.low ? screen.hearts - y - height : 0
        }

        Card {
            readonly property rect spot: screen.place(2, Math.max(3, screen.garden.hung))

            objectName: "card2"
            unit: screen.unit
            tones: screen.tones
            card: screen.garden.cards[2]
            takeHome: screen.takeHome
            emotion: screen.garden.emotion
            x: spot.x
            y: spot.y
            width: spot.width
            height: spot.height
            away: Theme.low ? screen.hearts - y - height : 0
        }

        Repeater { // the next three, decoded before they are asked for
            model: screen.garden.coming

            Picture {
                required property int index
                required property string modelData

                visible: false
                source: modelData
                readonly property rect spot: screen.place(index, screen.garden.coming.length)

                sourceSize: Qt.size(Math.round(spot.width), Math.round(spot.height))
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
            visible: screen.garden.has_more
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
