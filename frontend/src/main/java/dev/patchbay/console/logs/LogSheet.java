package dev.patchbay.console.logs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.audit.AuditEvent;
import dev.patchbay.console.part.CopyText;
import dev.patchbay.console.part.Glyph;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;

/** One entry of the record, beside the list. */
final class LogSheet extends Dialog {

    private final DescriptionList facts = new DescriptionList();
    private boolean left;

    LogSheet(AuditEvent event, Runnable onClose) {
        addClassName("side-sheet");
        setHeaderTitle(EventWords.action(event));
        addOpenedChangeListener(change -> {
            if (!change.isOpened() && !left) {
                onClose.run();
            }
        });
        Button close = new Button(Glyph.CLOSE.icon(), click -> close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.addClassName("quiet");
        close.setAriaLabel("Close");
        getHeader().add(close);
        facts.addClassName("facts");
        fill(event);
        add(facts);
    }

    /** Closes because the page shows something else. */
    void leave() {
        left = true;
        close();
    }

    private void fill(AuditEvent event) {
        fact("When", new Span(event.at().truncatedTo(ChronoUnit.SECONDS).toString()));
        fact("Action", new CopyText("the action", event.action()));
        fact("Outcome", new Span(event.succeeded() ? "Success" : "Failure"));
        fact("Who", new Span(EventWords.actor(event)));
        if (!event.actor().id().isEmpty()) {
            fact("Id of who", new CopyText("the id of who", event.actor().id()));
        }
        if (!event.subject().name().isEmpty()) {
            fact("Which", new Span(event.subject().name()));
        }
        if (!event.subject().id().isEmpty()) {
            fact("Id of which", new CopyText("the id of which", event.subject().id()));
        }
        fact("Where", new Span(event.environment() == null ? "The whole organization" : "This environment"));
        if (event.address() != null) {
            fact("From", new CopyText("the IP address", event.address()));
        }
        if (event.requestId() != null) {
            fact("Request", new CopyText("the request id", event.requestId()));
        }
        new TreeMap<>(event.details()).forEach((name, value) -> fact(EventWords.words(name), new Span(value)));
    }

    private void fact(String term, Component value) {
        facts.add(new Term(term), new Description(value));
    }
}
