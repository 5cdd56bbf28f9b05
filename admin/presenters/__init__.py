"""What the admin's pages are bound to: QObjects with properties and signals, no widgets."""
