"""How long tests wait for what has to come: so long that only what never comes is too late."""

PATIENCE_S = 120.0
"""For one answer, however busy the machine; what comes sooner is not waited for any longer."""

PATIENCE_MS = round(PATIENCE_S * 1000)
