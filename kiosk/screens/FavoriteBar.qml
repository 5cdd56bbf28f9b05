// What else the pictures may show: a row of words, one of them chosen.
import QtQuick
import EmotionGarden

Flickable {
    id: bar

    required property real unit
    required property var tones
    required property QtObject garden
    property real over: 0 // how much of its width the last word leaves free
    signal wishing

    height: row.height
    contentWidth: row.width
    contentHeight: height
    rightMargin: LayoutMirroring.enabled ? 0 : over
    leftMargin: LayoutMirroring.enabled ? over : 0
    clip: contentWidth > width
    boundsBehavior: Flickable.DragOverBounds
    flickableDirection: Flickable.HorizontalFlick

    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Favorites")

    function rewind() {
        contentX = LayoutMirroring.enabled ? Math.max(0, contentWidth - width) : 0;
    }

    onContentWidthChanged: rewind()

    Row {
        id: row

        spacing: 1.4 * bar.unit

        Chip {
            objectName: "favorite_all"
            unit: bar.unit
            tones: bar.tones
            text: qsTr("Everything")
            chosen: bar.garden.favorite === ""
            onClicked: bar.garden.choose_favorite("")
        }

        Repeater {
            model: bar.garden.favorites

            Chip {
                required property var modelData

                objectName: "favorite_" + modelData.word
                unit: bar.unit
                tones: bar.tones
                text: modelData.label
                chosen: bar.garden.favorite === modelData.word
                onClicked: bar.garden.choose_favorite(modelData.word)
            }
        }

        Chip {
            objectName: "favoriteWish"
            unit: bar.unit
            tones: bar.tones
            text: qsTr("Something else…")
            chosen: false
            onClicked: bar.wishing()
        }
    }
}
