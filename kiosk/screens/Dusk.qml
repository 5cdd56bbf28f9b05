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
            position: 0
            color: dusk.rising ? dusk.clear : dusk.dark
        }
        GradientStop {
            position: 0.5
            color: Qt.rgba(0.016, 0.04, 0.036, dusk.strength * (dusk.rising ? 0.66 : 0.74))
        }
        GradientStop {
            position: 1
            color: dusk.rising ? dusk.dark : dusk.clear
        }
    }
}
