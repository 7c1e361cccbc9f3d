package dev.patchbay.console.webhooks;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import dev.patchbay.console.part.Glyph;
import dev.patchbay.webhook.Delivery;
import dev.patchbay.webhook.DeliveryFilter;
import dev.patchbay.webhook.WebhookType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Narrows deliveries by status, event and connection; kept in the address. */
final class DeliveryFilters extends Div {

    private final Select<Delivery.Status> status = new Select<>();
    private final Select<String> type = new Select<>();
    private final TextField connection = new TextField();

    DeliveryFilters(Runnable onChange) {
        addClassName("filters");
        status.setAriaLabel("Status");
        status.setPlaceholder("Any status");
        status.setEmptySelectionAllowed(true);
        status.setEmptySelectionCaption("Any status");
        status.setItems(Delivery.Status.values());
        status.setItemLabelGenerator(value -> value == null ? "Any status" : EndpointStates.label(value));
        type.setAriaLabel("Event");
        type.setPlaceholder("Any event");
        type.setEmptySelectionAllowed(true);
        type.setEmptySelectionCaption("Any event");
        type.setItems(Stream.concat(WebhookType.choices(), Stream.of(WebhookType.TEST))
                .map(WebhookType::text)
                .toList());
        type.setItemLabelGenerator(value -> value == null ? "Any event" : value);
        connection.setAriaLabel("Connection id, in full");
        connection.setPlaceholder("Connection id, in full");
        connection.setPrefixComponent(Glyph.SEARCH.icon());
        connection.setClearButtonVisible(true);
        connection.setValueChangeMode(ValueChangeMode.LAZY);
        status.addValueChangeListener(change -> tell(change.isFromClient(), onChange));
        type.addValueChangeListener(change -> tell(change.isFromClient(), onChange));
        connection.addValueChangeListener(change -> tell(change.isFromClient(), onChange));
        add(status, type, connection);
    }

    private static void tell(boolean byPerson, Runnable onChange) {
        if (byPerson) {
            onChange.run();
        }
    }

    void read(QueryParameters query) {
        status.setValue(query.getSingleParameter("status")
                .flatMap(text -> Stream.of(Delivery.Status.values())
                        .filter(value -> value.text().equals(text))
                        .findFirst())
                .orElse(null));
        type.setValue(query.getSingleParameter("type").orElse(null));
        connection.setValue(query.getSingleParameter("connection").orElse(""));
    }

    QueryParameters query() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("status", status.getOptionalValue().map(Delivery.Status::text).orElse(""));
        query.put("type", type.getOptionalValue().orElse(""));
        query.put("connection", connection.getValue().strip());
        query.values().removeIf(String::isBlank);
        return QueryParameters.simple(query);
    }

    /** Empty when what is entered names no connection, so that nothing can match. */
    Optional<DeliveryFilter> filter() {
        String named = connection.getValue().strip();
        if (!named.isEmpty() && WebhookActions.connection(named) == null) {
            return Optional.empty();
        }
        return Optional.of(new DeliveryFilter(status.getValue(), type.getValue(), WebhookActions.connection(named)));
    }

    boolean isNarrow() {
        return !query().getParameters().isEmpty();
    }
}
