// The garden: what the expression looks like, three pictures, and more of them.
import QtQuick
import EmotionGarden

VisitScreen {
    id: screen

    required property QtObject visit
    required property QtObject garden
    readonly property real gap: 3 * unit
    readonly property rect wall: {
        const top = sentence.y + sentence.height + 3 * unit;
        const bottom = Math.min(favorites.y, next.y) - 3 * unit;
        return Qt.rect(margin, top, width - 2 * margin, Math.max(1, bottom - top));
    }
    readonly property real large: Math.round((wall.width - gap) * 0.66) // width of the first picture
    readonly property real small: wall.width - gap - large
    readonly property real half: (wall.height - gap) / 2

    objectName: "gardenScreen"
    Accessible.role: Accessible.Pane
    Accessible.name: sentence.text

    Flower {
        x: screen.width - 0.62 * width
        y: screen.landscape ? -0.42 * height : -0.3 * height
        width: 78 * screen.unit
        height: width
        emotion: screen.garden.emotion
        opacity: 0.16
    }

    Words {
        id: sentence

        x: screen.margin
        y: screen.landscape ? screen.margin * 0.8 : screen.margin + 12 * screen.unit
        width: screen.landscape ? screen.width - 2 * screen.margin - 44 * screen.unit : screen.width - 2 * screen.margin
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
        x: screen.wall.x
        y: screen.wall.y
        width: screen.large
        height: screen.wall.height
    }

    Card {
        objectName: "card1"
        unit: screen.unit
        tones: screen.tones
        card: screen.garden.cards[1]
        x: screen.wall.x + screen.large + screen.gap
        y: screen.wall.y
        width: screen.small
        height: screen.half
    }

    Card {
        objectName: "card2"
        unit: screen.unit
        tones: screen.tones
        card: screen.garden.cards[2]
        x: screen.wall.x + screen.large + screen.gap
        y: screen.wall.y + screen.half + screen.gap
        width: screen.small
        height: screen.half
    }

    Repeater { // the next three, decoded before they are asked for
        model: screen.garden.coming

        Picture {
            required property int index
            required property string modelData

            visible: false
            source: modelData
            sourceSize: Qt.size(Math.round(index === 0 ? screen.large : screen.small), Math.round(index === 0 ? screen.wall.height : screen.half))
        }
    }

    Column {
        anchors.centerIn: parent
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

    PillButton {
        objectName: "doneButton"
        x: screen.landscape ? screen.width - screen.margin - width : screen.margin
        y: screen.landscape ? screen.margin * 0.8 : screen.height - screen.margin - height
        unit: screen.unit
        tones: screen.tones
        leading: false
        size: screen.landscape ? 2.5 : 3.2
        text: qsTr("Done")
        onClicked: screen.visit.leave()
    }

    FavoriteBar {
        id: favorites

        objectName: "favoriteBar"
        x: screen.margin
        y: screen.landscape ? screen.height - screen.margin * 0.8 - (height + next.height) / 2 : next.y - 3 * screen.unit - height
        width: screen.landscape ? next.x - x - 3 * screen.unit : screen.width - 2 * screen.margin
        unit: screen.unit
        tones: screen.tones
        garden: screen.garden
        onWishing: wishes.open = true
    }

    PillButton {
        id: next

        objectName: "nextButton"
        x: screen.width - screen.margin - width
        y: screen.height - (screen.landscape ? screen.margin * 0.8 : screen.margin) - height
        unit: screen.unit
        tones: screen.tones
        size: 3.6
        text: qsTr("Next")
        glyph: "→"
        visible: screen.garden.message === ""
        onClicked: screen.garden.next()
    }

    WishSheet {
        id: wishes

        objectName: "wishSheet"
        unit: screen.unit
        tones: screen.tones
        garden: screen.garden
        margin: screen.margin
    }

    onShownChanged: wishes.open = false
}
