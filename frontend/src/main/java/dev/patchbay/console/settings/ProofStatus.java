package dev.patchbay.console.settings;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.console.part.When;
import dev.patchbay.vault.Proof;
import dev.patchbay.vault.VaultState;

/** What the last proof found. */
class ProofStatus extends Div {

    void show(VaultState state) {
        removeAll();
        if (state.proof().isEmpty()) {
            add(new Paragraph("Not looked at yet."));
            return;
        }
        Proof proof = state.proof().get();
        long others = state.keys().stream()
                .filter(key -> key.use() == VaultState.Use.PRIMARY)
                .mapToLong(key -> proof.rowsNotOf(key.id()))
                .sum();
        add(new Paragraph(
                new Span(
                        others == 0
                                ? "No row needs another key than the one that seals. Checked "
                                : DataKeyRow.rows(others) + " need another key than the one that seals. Checked "),
                new When(proof.at()).inSentence()));
        Div kinds = new Div();
        kinds.addClassNames("secondary", "counts");
        proof.rows()
                .forEach(count -> kinds.add(new Paragraph(
                        count.rows() == 0
                                ? count.kind() + ": none"
                                : "%s: %s of key %s"
                                        .formatted(count.kind(), DataKeyRow.rows(count.rows()), count.key()))));
        add(kinds);
    }
}
