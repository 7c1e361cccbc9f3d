package dev.patchbay.console.part;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before something goes for good. */
public final class Confirm {

    private Confirm() {}

    /** @param verb what the button says, the thing that will happen: {@code Delete} */
    public static void destruction(String question, String consequence, String verb, Runnable action) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(question);
        dialog.setText(consequence);
        dialog.setConfirmText(verb);
        dialog.setConfirmButtonTheme("primary error");
        dialog.setCancelable(true);
        dialog.addConfirmListener(event -> action.run());
        dialog.open();
    }
}
