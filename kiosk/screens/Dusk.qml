// A shade that words can be read on: full where they are, gone where the picture is.
import QtQuick

Rectangle {
    id: dusk

    required property real strength // 0 to 1
    property bool rising: false
    readonly property color dark: Qt.rgba(0.016, 0.04, 0.036, strength)
    readonly property color clear: Qt.rgba(0.016, 0.04, 0.036, 0)

    gradient: Gradient {
        GradientStop {
            position: dusk.rising ? 1 : 0
            color: dusk.dark
        }
        GradientStop {
            position: dusk.rising ? 0.3 : 0.7
            color: Qt.rgba(0.016, 0.04, 0.036, dusk.strength * 0.88)
        }
        GradientStop {
            position: dusk.rising ? 0 : 1
            color: dusk.clear
        }
    }
}
