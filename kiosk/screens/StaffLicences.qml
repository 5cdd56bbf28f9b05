// The licences of everything that comes with an installed kiosk.
import QtQuick
import EmotionGarden

ListView {
    id: page

    required property real unit
    required property var tones
    required property QtObject licences

    objectName: "staffLicences"
    clip: true
    spacing: 1.7 * unit
    model: licences.parts
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Third-party licences")

    delegate: Words {
        required property string modelData

        width: page.width
        unit: page.unit
        size: 1.7
        text: modelData
        color: page.tones.ink
        wrapMode: Text.Wrap
        lineHeight: 1.15
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
