package dev.patchbay.console.connectors;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import dev.patchbay.connector.CallLimits;
import dev.patchbay.connector.CallLimits.Bounds;
import dev.patchbay.console.part.FieldMap;
import org.jspecify.annotations.Nullable;

/** How many calls through the proxy an app bears. Everything may stay empty. */
final class LimitsForm extends Details {

    private final BoundsForm connector;
    private final BoundsForm connection;

    LimitsForm(@Nullable CallLimits stored) {
        super("Limits of calls through the proxy");
        CallLimits limits = stored == null ? CallLimits.NONE : stored;
        connector = new BoundsForm("All calls of an environment", limits.ofConnector());
        connection = new BoundsForm("Calls of one connection", limits.ofConnection());
        addClassName("more-settings");
        add(connector, connection);
        setOpened(read() != null);
    }

    FieldMap fields() {
        return new FieldMap()
                .putAll("limits.connector.", connector.fields())
                .putAll("limits.connection.", connection.fields());
    }

    /** Nothing when nothing is limited. */
    @Nullable
    CallLimits read() {
        Bounds ofConnector = connector.read();
        Bounds ofConnection = connection.read();
        return ofConnector == null && ofConnection == null ? null : new CallLimits(ofConnector, ofConnection);
    }

    private static final class BoundsForm extends Div {

        private final IntegerField perSecond;
        private final IntegerField perMinute;
        private final IntegerField concurrent;

        BoundsForm(String title, Bounds bounds) {
            perSecond = number("A second", bounds.perSecond());
            perMinute = number("A minute", bounds.perMinute());
            concurrent = number("At once", bounds.concurrent());
            Span heading = new Span(title);
            heading.addClassName("bounds-title");
            Div numbers = new Div(perSecond, perMinute, concurrent);
            numbers.addClassName("bounds");
            addClassName("bounds-form");
            getElement().setAttribute("role", "group");
            getElement().setAttribute("aria-label", title);
            add(heading, numbers);
        }

        private static IntegerField number(String label, @Nullable Integer value) {
            IntegerField field = new IntegerField(label);
            field.setPlaceholder("No limit");
            field.setMin(1);
            if (value != null) {
                field.setValue(value);
            }
            return field;
        }

        FieldMap fields() {
            return new FieldMap()
                    .put("per_second", perSecond)
                    .put("per_minute", perMinute)
                    .put("concurrent", concurrent);
        }

        @Nullable
        Bounds read() {
            Bounds bounds = new Bounds(perSecond.getValue(), perMinute.getValue(), concurrent.getValue());
            return bounds.equals(new Bounds(null, null, null)) ? null : bounds;
        }
    }
}
