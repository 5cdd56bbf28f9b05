// Words to wish for, whether or not somebody has painted them yet.
import QtQuick

Sheet {
    id: sheet

    required property QtObject garden

    question: qsTr("What would you like to find in this garden?")
    back: qsTr("Back to the garden")
    backName: "wishBack"

    Flow {
        width: parent.width
        spacing: 1.5 * sheet.unit

        Repeater {
            model: sheet.garden.wishes

            Chip {
                required property var modelData

                objectName: "wish_" + modelData.word
                unit: sheet.unit
                tones: sheet.tones
                text: modelData.label
                chosen: sheet.garden.favorite === modelData.word
                onClicked: {
                    sheet.garden.choose_favorite(modelData.word);
                    sheet.open = false;
                }
            }
        }
    }
}
