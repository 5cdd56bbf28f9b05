// How this visitor would like to see the screens; for this visit only.
import QtQuick
import EmotionGarden

Sheet {
    id: sheet

    required property QtObject access
    readonly property real across: Math.min(56 * unit, (width - 2 * margin - (columns - 1) * 2.4 * unit) / columns)
    readonly property int columns: (landscape ? 2 : 1) * (Theme.low ? 2 : 1)

    objectName: "accessSheet"
    question: qsTr("How would you like to see this?")
    back: qsTr("Back")
    backName: "accessBack"

    Grid {
        anchors.horizontalCenter: parent.horizontalCenter
        columns: sheet.columns
        columnSpacing: 2.4 * sheet.unit
        rowSpacing: 2 * sheet.unit

        Switch {
            objectName: "access_large_text"
            width: sheet.across
            unit: sheet.unit
            tones: sheet.tones
            text: qsTr("Larger text")
            on: sheet.access.large_text
            onClicked: sheet.access.switch("large_text")
        }
        Switch {
            objectName: "access_high_contrast"
            width: sheet.across
            unit: sheet.unit
            tones: sheet.tones
            text: qsTr("Higher contrast")
            on: sheet.access.high_contrast
            onClicked: sheet.access.switch("high_contrast")
        }
        Switch {
            objectName: "access_low_reach"
            width: sheet.across
            unit: sheet.unit
            tones: sheet.tones
            text: qsTr("Everything lower")
            on: sheet.access.low_reach
            onClicked: sheet.access.switch("low_reach")
        }
        Switch {
            objectName: "access_reduced_motion"
            width: sheet.across
            unit: sheet.unit
            tones: sheet.tones
            text: qsTr("Less motion")
            on: sheet.access.reduced_motion
            onClicked: sheet.access.switch("reduced_motion")
        }
    }
}
