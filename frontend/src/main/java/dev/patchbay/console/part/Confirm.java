package dev.patchbay.console.part;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/** Asks before something goes for good, or changes for all. */
public final class Confirm {

    private Confirm() {}

    /** @param verb what the button says, the thing that will happen: {@code Delete} */
    public static void destruction(String question, String consequence, String verb, Runnable action) {
        ask(question, consequence, verb, "primary error", action);
    }

    /** Before something with consequences that loses nothing. */
    public static void change(String question, String consequence, String verb, Runnable action) {
        ask(question, consequence, verb, "primary", action);
    }

    private static void ask(String question, String consequence, String verb, String theme, Runnable action) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(question);
        dialog.setText(consequence);
        dialog.setConfirmText(verb);
        dialog.setConfirmButtonTheme(theme);
        dialog.setCancelable(true);
        dialog.addConfirmListener(event -> action.run());
        dialog.open();
    }
}
