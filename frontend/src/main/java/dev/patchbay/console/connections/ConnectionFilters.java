package dev.patchbay.console.connections;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import dev.patchbay.connection.ConnectionStatus;
import dev.patchbay.connector.Connector;
import dev.patchbay.console.connections.ConnectionBook.Wanted;
import dev.patchbay.console.part.Glyph;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Narrows the list by tenant, connector and status; kept in the address. */
final class ConnectionFilters extends Div {

    private static final int CHOICES = 50;

    private final transient ConnectionBook book;
    private final TextField tenant = new TextField();
    private final ComboBox<Connector> connector = new ComboBox<>();
    private final Select<ConnectionStatus> status = new Select<>();

    ConnectionFilters(ConnectionBook book, Consumer<Wanted> onChange) {
        this.book = book;
        addClassName("filters");
        tenant.setAriaLabel("Tenant id, in full");
        tenant.setPlaceholder("Tenant id, in full");
        tenant.setPrefixComponent(Glyph.SEARCH.icon());
        tenant.setClearButtonVisible(true);
        tenant.setValueChangeMode(ValueChangeMode.LAZY);
        connector.setAriaLabel("Connector");
        connector.setPlaceholder("Any connector");
        connector.setClearButtonVisible(true);
        connector.setItemLabelGenerator(Connector::name);
        connector.setItems(query -> {
            query.getLimit();
            return query.getOffset() > 0
                    ? Stream.empty()
                    : book.connectors(query.getFilter().orElse(""), CHOICES).stream();
        });
        status.setAriaLabel("Status");
        status.setPlaceholder("Any status");
        status.setEmptySelectionAllowed(true);
        status.setEmptySelectionCaption("Any status");
        status.setItems(ConnectionStatus.values());
        status.setItemLabelGenerator(value -> value == null ? "Any status" : Statuses.label(value));
        tenant.addValueChangeListener(change -> tell(change.isFromClient(), onChange));
        connector.addValueChangeListener(change -> tell(change.isFromClient(), onChange));
        status.addValueChangeListener(change -> tell(change.isFromClient(), onChange));
        add(tenant, connector, status);
    }

    private void tell(boolean byPerson, Consumer<Wanted> onChange) {
        if (byPerson) {
            onChange.accept(wanted());
        }
    }

    void read(QueryParameters query) {
        tenant.setValue(query.getSingleParameter("tenant").orElse(""));
        connector.setValue(
                query.getSingleParameter("connector").flatMap(book::connector).orElse(null));
        status.setValue(
                query.getSingleParameter("status").flatMap(Statuses::parse).orElse(null));
    }

    QueryParameters query() {
        Wanted wanted = wanted();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("tenant", wanted.tenant());
        query.put("connector", wanted.connector());
        query.put("status", wanted.status());
        query.values().removeIf(String::isBlank);
        return QueryParameters.simple(query);
    }

    Wanted wanted() {
        return new Wanted(
                status.getOptionalValue().map(ConnectionStatus::text).orElse(""),
                connector.getOptionalValue().map(Connector::slug).orElse(""),
                tenant.getValue());
    }

    boolean isNarrow() {
        return !query().getParameters().isEmpty();
    }
}
