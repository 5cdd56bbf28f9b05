// How this visitor would like to see the screens; for this visit only.
import QtQuick
import EmotionGarden

Sheet {
    id: sheet

    required property QtObject access

    objectName: "accessSheet"
    question: qsTr("How would you like to see this?")
    back: qsTr("Back")
    backName: "accessBack"

    Grid {
        anchors.horizontalCenter: parent.horizontalCenter
        columns: sheet.landscape || Theme.low ? 2 : 1
        columnSpacing: 2.4 * sheet.unit
        rowSpacing: 2 * sheet.unit

        Repeater {
            model: [
                {
                    wish: "large_text",
                    text: qsTr("Larger text"),
                    on: sheet.access.large_text
                },
                {
                    wish: "high_contrast",
                    text: qsTr("Higher contrast"),
                    on: sheet.access.high_contrast
                },
                {
                    wish: "low_reach",
                    text: qsTr("Everything lower"),
                    on: sheet.access.low_reach
                },
                {
                    wish: "reduced_motion",
                    text: qsTr("Less motion"),
                    on: sheet.access.reduced_motion
                }
            ]

            Switch {
                required property var modelData

                objectName: "access_" + modelData.wish
                width: Math.min(56 * sheet.unit, (sheet.width - 2 * sheet.margin - 2.4 * sheet.unit) / parent.columns)
                unit: sheet.unit
                tones: sheet.tones
                text: modelData.text
                on: modelData.on
                onClicked: sheet.access.switch(modelData.wish)
            }
        }
    }
}
