// A light and a sentence for each part, and what went wrong last.
import QtQuick
import EmotionGarden

Flickable {
    id: page

    required property real unit
    required property var tones
    required property QtObject health
    readonly property Flickable scrolled: page
    readonly property bool wide: width >= 90 * unit
    readonly property real across: wide ? (width - 2 * unit) / 2 : width

    objectName: "staffHealth"
    contentHeight: column.height
    clip: true
    interactive: contentHeight > height
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("How each part is")

    Column {
        id: column

        width: page.width
        spacing: 1.6 * page.unit

        Grid {
            columns: page.wide ? 2 : 1
            columnSpacing: 2 * page.unit
            rowSpacing: 1.2 * page.unit

            Repeater {
                model: page.health.rows

                Item {
                    id: row

                    required property var modelData

                    width: page.across
                    height: Math.max(6.4 * page.unit, words.height)
                    Accessible.role: Accessible.StaticText
                    Accessible.name: modelData.part + ": " + lamp.Accessible.name + ". " + modelData.sentence + (modelData.detail ? ". " + modelData.detail : "")

                    Lamp {
                        id: lamp

                        anchors.verticalCenter: parent.verticalCenter
                        unit: page.unit
                        light: row.modelData.light
                    }

                    Column {
                        id: words

                        anchors.left: lamp.right
                        anchors.leftMargin: 1.8 * page.unit
                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter

                        Words {
                            width: parent.width
                            unit: page.unit
                            size: 2
                            text: row.modelData.part
                            color: page.tones.soft
                            lineHeight: 1.1
                        }

                        Words {
                            width: parent.width
                            unit: page.unit
                            size: 2.5
                            text: row.modelData.sentence
                            color: page.tones.ink
                            wrapMode: Text.Wrap
                            lineHeight: 1.1
                        }

                        Words { // a library's own words
                            width: parent.width
                            unit: page.unit
                            size: 2
                            text: row.modelData.detail
                            visible: text !== ""
                            color: page.tones.soft
                            wrapMode: Text.Wrap
                            lineHeight: 1.1
                        }
                    }
                }
            }
        }

        Words {
            topPadding: 1.4 * page.unit
            unit: page.unit
            size: 2.7
            text: page.health.troubles.length ? qsTr("What went wrong last, in the words of the log") : qsTr("Nothing went wrong since the start")
            color: page.tones.accent
        }

        Repeater {
            model: page.health.troubles

            Words {
                required property var modelData

                width: page.width
                unit: page.unit
                size: 2
                text: (modelData.error ? "✕ " : "! ") + modelData.at + "  " + modelData.sentence
                color: page.tones.ink
                wrapMode: Text.Wrap
                lineHeight: 1.15
            }
        }
    }
}
