package dev.patchbay.console.connections;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.badge.BadgeVariant;
import com.vaadin.flow.component.shared.Tooltip;
import dev.patchbay.connection.Connection;
import dev.patchbay.connection.ConnectionStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/** The health of a connection in words and colour. */
final class Statuses {

    private Statuses() {}

    static String label(ConnectionStatus status) {
        return switch (status) {
            case PENDING -> "Pending";
            case ACTIVE -> "Active";
            case DEGRADED -> "Degraded";
            case NEEDS_REAUTH -> "Needs re-authorization";
            case DISABLED -> "Disabled";
        };
    }

    static Optional<ConnectionStatus> parse(String text) {
        return Stream.of(ConnectionStatus.values())
                .filter(status -> status.text().equals(text))
                .findFirst();
    }

    static Badge badge(Connection connection) {
        Badge badge = new Badge(label(connection.status()));
        switch (connection.status()) {
            case ACTIVE -> badge.addThemeVariants(BadgeVariant.SUCCESS);
            case DEGRADED, PENDING -> badge.addThemeVariants(BadgeVariant.WARNING);
            case NEEDS_REAUTH -> badge.addThemeVariants(BadgeVariant.ERROR);
            case DISABLED -> {}
        }
        Tooltip.forComponent(badge).withText(explanation(connection));
        return badge;
    }

    /** One sentence of why it is so and what happens next. */
    static String explanation(Connection connection) {
        String reason = connection.statusReason();
        String because = reason == null ? "" : " (" + reason.replace('_', ' ') + ")";
        Instant deadline = connection.deadline();
        return switch (connection.status()) {
            case PENDING -> "Waits for your backend to confirm it.";
            case ACTIVE ->
                connection.missingScopes().isEmpty()
                        ? "Its credentials work."
                        : "Its credentials work, and do less than the connector needs: scopes are missing.";
            case DEGRADED ->
                "Fails for a passing cause" + because + "; tried again"
                        + (deadline == null ? "." : " until " + deadline.truncatedTo(ChronoUnit.MINUTES) + ".");
            case NEEDS_REAUTH -> "The app no longer accepts it" + because + "; its person must authorize it again.";
            case DISABLED -> "Switched off; it gives no credentials and is left alone.";
        };
    }
}
