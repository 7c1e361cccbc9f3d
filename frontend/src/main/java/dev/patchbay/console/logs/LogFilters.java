package dev.patchbay.console.logs;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.QueryParameters;
import dev.patchbay.audit.AuditFilter;
import dev.patchbay.console.part.Glyph;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Narrows the record by action, by the ids of who and which, and by days in UTC; kept in the address. */
final class LogFilters extends Div {

    private final TextField action = text("Action, in full");
    private final TextField subject = text("Id of a thing, in full");
    private final TextField actor = text("Id of who, in full");
    private final DatePicker from = day("From day");
    private final DatePicker until = day("To day");

    LogFilters(Runnable onChange) {
        addClassNames("filters", "log-filters");
        action.setPrefixComponent(Glyph.SEARCH.icon());
        for (TextField field : new TextField[] {action, subject, actor}) {
            field.addValueChangeListener(change -> tell(change.isFromClient(), onChange));
        }
        from.addValueChangeListener(change -> tell(change.isFromClient(), onChange));
        until.addValueChangeListener(change -> tell(change.isFromClient(), onChange));
        add(action, subject, actor, from, until);
    }

    private static TextField text(String label) {
        TextField field = new TextField();
        field.setAriaLabel(label);
        field.setPlaceholder(label);
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        return field;
    }

    private static DatePicker day(String label) {
        DatePicker field = new DatePicker();
        field.setAriaLabel(label);
        field.setPlaceholder(label);
        field.setClearButtonVisible(true);
        field.setLocale(Locale.UK);
        return field;
    }

    private static void tell(boolean byPerson, Runnable onChange) {
        if (byPerson) {
            onChange.run();
        }
    }

    void read(QueryParameters query) {
        action.setValue(query.getSingleParameter("action").orElse(""));
        subject.setValue(query.getSingleParameter("subject").orElse(""));
        actor.setValue(query.getSingleParameter("actor").orElse(""));
        from.setValue(
                query.getSingleParameter("from").flatMap(LogFilters::parse).orElse(null));
        until.setValue(
                query.getSingleParameter("until").flatMap(LogFilters::parse).orElse(null));
    }

    QueryParameters query() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("action", action.getValue().strip());
        query.put("subject", subject.getValue().strip());
        query.put("actor", actor.getValue().strip());
        query.put("from", from.getOptionalValue().map(LocalDate::toString).orElse(""));
        query.put("until", until.getOptionalValue().map(LocalDate::toString).orElse(""));
        query.values().removeIf(String::isBlank);
        return QueryParameters.simple(query);
    }

    AuditFilter filter() {
        return new AuditFilter(
                orNull(actor),
                orNull(action),
                orNull(subject),
                from.getOptionalValue().map(LogFilters::start).orElse(null),
                until.getOptionalValue().map(day -> start(day.plusDays(1))).orElse(null));
    }

    boolean isNarrow() {
        return !query().getParameters().isEmpty();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static Optional<LocalDate> parse(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String orNull(TextField field) {
        String text = field.getValue().strip();
        return text.isEmpty() ? null : text;
    }
}
