package dev.patchbay.console.connections;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;
import dev.patchbay.connect.EndUser;
import dev.patchbay.connection.Connection;
import dev.patchbay.console.part.CopyText;
import dev.patchbay.console.part.When;

/** What is known of a connection, ids ready to copy. */
final class ConnectionFacts extends DescriptionList {

    ConnectionFacts(ShownConnection shown) {
        addClassName("facts");
        Connection connection = shown.connection();
        fact("Connection", new CopyText("connection id", connection.id().text()));
        fact("Tenant", new CopyText("tenant id", shown.tenant().externalId()));
        fact("Connector", new CopyText("connector slug", shown.connector().slug()));
        EndUser user = connection.endUser();
        if (user != null) {
            fact("End user", new CopyText("end user id", user.id()));
        }
        if (connection.connectSession() != null) {
            fact(
                    "Connect session",
                    new CopyText(
                            "connect session id", connection.connectSession().text()));
        }
        fact("Account", new Span(shown.account()));
        fact("Method", new Span(shown.method()));
        fact("Created", new When(connection.createdAt()));
        fact("Last used", new When(connection.lastUsedAt()));
        fact("Last verified", new When(connection.lastVerifiedAt()));
        if (connection.credentialsExpireAt() != null) {
            fact("Token expires", new When(connection.credentialsExpireAt()));
        }
    }

    private void fact(String term, Component value) {
        add(new Term(term), new Description(value));
    }
}
