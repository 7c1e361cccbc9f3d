package dev.patchbay.console.settings;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.patchbay.console.part.When;
import dev.patchbay.vault.Rotation;
import java.util.Optional;

/** How the rotation under way stands, or how the last one ended. */
class RotationStatus extends Div {

    private final Paragraph sentence = new Paragraph();
    private final ProgressBar bar = new ProgressBar();
    private final Div details = new Div();

    RotationStatus() {
        sentence.getElement().setAttribute("role", "status");
        bar.getElement().setAttribute("aria-label", "Rows sealed anew");
        details.addClassNames("secondary", "counts");
        addClassName("rotation-status");
        add(sentence, bar, details);
    }

    void show(Optional<Rotation> shown) {
        bar.setVisible(shown.filter(Rotation::running).isPresent());
        details.removeAll();
        if (shown.isEmpty()) {
            say("The data key was never rotated.");
            return;
        }
        Rotation rotation = shown.get();
        say(sentence(rotation));
        boolean counted = rotation.rows() > 0;
        bar.setIndeterminate(!counted);
        if (counted) {
            bar.setValue(Math.min(1, (double) rotation.done() / rotation.rows()));
        }
        details.add(new Paragraph(
                new Span("Started by " + rotation.startedBy() + ", "), new When(rotation.startedAt()).inSentence()));
        rotation.progress().stream()
                .filter(kind -> kind.rows() > 0)
                .forEach(kind -> details.add(new Paragraph(
                        "%s: %,d of %s".formatted(kind.kind(), kind.done(), DataKeyRow.rows(kind.rows())))));
        if (rotation.unreadable() > 0) {
            details.add(new Paragraph(DataKeyRow.rows(rotation.unreadable())
                    + " cannot be opened. The former key stays until they are gone; the server's log names them."));
        }
    }

    /** Only when it is another sentence: a screen reader would tell the same one every two seconds. */
    private void say(String text) {
        if (!text.equals(sentence.getText())) {
            sentence.setText(text);
        }
    }

    private static String sentence(Rotation rotation) {
        return switch (rotation.phase()) {
            case PUBLISHED -> "Key %s is made known to every node.".formatted(rotation.key());
            case PROMOTED -> "Key %s seals from now on.".formatted(rotation.key());
            case REENCRYPTING -> "Sealing every row anew with key %s.".formatted(rotation.key());
            case SETTLING -> "Every row is sealed anew. Waiting for calls that are under way.";
            case DISABLED -> "Nothing needs the former key. It is switched off, and will be destroyed.";
            case FINISHED ->
                "Finished: every row is sealed with key %s, the former one is destroyed.".formatted(rotation.key());
        };
    }
}
