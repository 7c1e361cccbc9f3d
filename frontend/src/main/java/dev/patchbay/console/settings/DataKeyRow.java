package dev.patchbay.console.settings;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.console.part.When;
import dev.patchbay.vault.Proof;
import dev.patchbay.vault.VaultState;
import java.util.Optional;

/** A data key: its id, what it does, its age, and how many rows the last proof found that need it. */
class DataKeyRow extends Div {

    DataKeyRow(VaultState.Key key, Optional<Proof> proof) {
        Div title = new Div(new Code(key.id().toString()), new Badge(use(key.use())));
        title.addClassName("row-title");
        Span facts = new Span(new Span("Made "), new When(key.createdAt()).inSentence());
        proof.ifPresent(last -> facts.add(new Span(" · " + rows(last.rowsOf(key.id())))));
        facts.addClassName("secondary");
        Div words = new Div(title, facts);
        words.addClassName("row-words");
        add(words);
        addClassName("row");
    }

    static String rows(long count) {
        return "%,d %s".formatted(count, count == 1 ? "row" : "rows");
    }

    private static String use(VaultState.Use use) {
        return switch (use) {
            case PRIMARY -> "Seals";
            case OPENS -> "Opens";
            case DISABLED -> "Off";
        };
    }
}
