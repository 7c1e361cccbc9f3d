package dev.patchbay.console.webhooks;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.console.part.CopyButton;
import dev.patchbay.console.part.Glyph;
import dev.patchbay.console.part.Toast;
import dev.patchbay.console.part.When;
import dev.patchbay.problem.Problem;
import dev.patchbay.webhook.Deliveries;
import dev.patchbay.webhook.Delivery;
import dev.patchbay.webhook.DeliveryAttempt;
import dev.patchbay.webhook.WebhookEndpoint;
import tools.jackson.databind.json.JsonMapper;

/** One delivery in detail, beside the list: what is sent, and how each attempt went. */
final class DeliverySheet extends Dialog {

    private static final JsonMapper JSON = new JsonMapper();

    private final transient WebhookEndpoint endpoint;
    private final transient WebhookActions actions;
    private final transient Runnable onChange;
    private transient Deliveries.Detail detail;
    private boolean left;

    DeliverySheet(
            WebhookEndpoint endpoint,
            Deliveries.Detail detail,
            WebhookActions actions,
            Runnable onChange,
            Runnable onClose) {
        this.endpoint = endpoint;
        this.detail = detail;
        this.actions = actions;
        this.onChange = onChange;
        addClassNames("side-sheet", "delivery-sheet");
        addOpenedChangeListener(change -> {
            if (!change.isOpened() && !left) {
                onClose.run();
            }
        });
        Button close = new Button(Glyph.CLOSE.icon(), event -> close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.addClassName("quiet");
        close.setAriaLabel("Close");
        getHeader().add(close);
        fill();
    }

    /** Closes because the page shows something else. */
    void leave() {
        left = true;
        close();
    }

    private void fill() {
        removeAll();
        Delivery delivery = detail.delivery();
        setHeaderTitle(delivery.type().text());
        add(
                head(delivery),
                section("Attempts", attempts()),
                section("Request", block("the headers", headers(delivery))));
        String body = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(detail.body()));
        add(section("Body", block("the body", body)));
    }

    private Div head(Delivery delivery) {
        Span words = new Span(new Span(endpoint.url()), new When(delivery.createdAt()));
        words.addClassName("sheet-words");
        Div identity = new Div(words, EndpointStates.badge(delivery));
        identity.addClassName("sheet-identity");
        Paragraph state = new Paragraph(EndpointStates.explanation(delivery));
        state.addClassName("secondary");
        Div head = new Div(identity, state);
        Div buttons = new Div();
        buttons.addClassName("button-row");
        if (actions.mayChange() && delivery.status() != Delivery.Status.PENDING) {
            Button resend = new Button("Resend", Glyph.SEND.icon(), event -> resend());
            resend.setDisableOnClick(true);
            buttons.add(resend);
        }
        buttons.add(new Button("Reload", Glyph.REFRESH.icon(), event -> reread()));
        head.add(buttons);
        return head;
    }

    private void resend() {
        try {
            detail = actions.resend(endpoint.id(), detail.delivery().id());
            Toast.success("Sent again");
        } catch (Problem problem) {
            Toast.failure(problem.detail());
        }
        fill();
        onChange.run();
    }

    private void reread() {
        actions.delivery(endpoint.id(), detail.delivery().id().text()).ifPresent(now -> detail = now);
        fill();
        onChange.run();
    }

    private Component attempts() {
        Div list = new Div();
        list.addClassName("attempts");
        detail.attempts().forEach(attempt -> list.add(attempt(attempt)));
        if (detail.attempts().isEmpty()) {
            Paragraph none = new Paragraph("None yet.");
            none.addClassName("secondary");
            list.add(none);
        }
        return list;
    }

    private static Div attempt(DeliveryAttempt attempt) {
        Span outcome = new Span(attempt.status() == null ? "No answer" : "HTTP " + attempt.status());
        outcome.addClassName(attempt.error() == null ? "attempt-arrived" : "attempt-failed");
        Span facts = new Span(new When(attempt.at()), new Span(" · " + attempt.millis() + " ms"));
        facts.addClassName("secondary");
        Div line = new Div(new Span("#" + attempt.number()), outcome, facts);
        line.addClassName("attempt-line");
        Div shown = new Div(line);
        if (attempt.message() != null) {
            shown.add(new Paragraph(attempt.message()));
        }
        if (attempt.answer() != null) {
            shown.add(block("the answer", attempt.answer()));
        }
        return shown;
    }

    private static String headers(Delivery delivery) {
        return "POST\nContent-Type: application/json\nWebhook-Id: "
                + delivery.message().text()
                + "\nWebhook-Timestamp: (seconds at each attempt)\nWebhook-Signature: v1,…";
    }

    private static Div block(String what, String text) {
        Div block = new Div(new Pre(text), new CopyButton(what, text));
        block.addClassName("code-block");
        return block;
    }

    private static Section section(String title, Component content) {
        Section section = new Section(new H3(title), content);
        section.addClassName("sheet-section");
        return section;
    }
}
