// Text in the voice of the exhibition.
import QtQuick
import EmotionGarden

Text {
    required property real unit
    property real size: 2.9 // in hundredths of the short side

    font.family: Theme.family
    font.weight: Font.Normal
    font.pixelSize: Math.max(14, Math.round(size * unit * Theme.text_scale))
    lineHeight: 1.25
    wrapMode: Text.WordWrap
    textFormat: Text.PlainText
}
