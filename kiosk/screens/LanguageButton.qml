// Says the other language in that language.
import QtQuick
import EmotionGarden

PillButton {
    id: button

    required property QtObject language
    readonly property bool korean: language.language === "ko"

    objectName: "languageButton"
    leading: false
    size: 2.5
    color: "#59060d0c"
    text: korean ? "English" : "한국어"
    Accessible.name: qsTr("Language: change to %1").arg(text)
    onClicked: language.toggle()
}
