package dev.patchbay.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.connect.ConnectSession;
import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connect.NewConnectSession;
import dev.patchbay.connect.ScopeChoice;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.Definition;
import dev.patchbay.connector.DefinitionJson;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.testing.CoreUnderTest;
import dev.patchbay.testing.TestApp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@CoreUnderTest
class AskedScopesTest {

    private static final String HOST = "https://app.example.com";

    private final Attempts attempts;
    private final RedirectFlow flow;
    private final ConnectSessions sessions;
    private final Scope scope;
    private final Connector connector;

    AskedScopesTest(
            Attempts attempts,
            RedirectFlow flow,
            ConnectSessions sessions,
            Connectors connectors,
            Organizations organizations,
            TestApp app) {
        this.attempts = attempts;
        this.flow = flow;
        this.sessions = sessions;
        this.scope = TestScopes.organization(organizations).test();
        var method = DefinitionJson.edited(
                TestConnectors.oauth2(app.url("")),
                json -> json.putArray("optional_scopes").add("write").add("admin"));
        this.connector = connectors.create(
                scope,
                TestConnectors.with(
                        TestConnectors.acme(app.url("")),
                        new Definition(app.url(""), List.of(method), null, List.of(), List.of())));
    }

    @Test
    void a_session_without_a_choice_asks_for_all_that_the_connector_declares() {
        assertThat(asked(Map.of())).contains("scope=read%20write%20admin");
    }

    @Test
    void a_session_asks_for_what_it_chose() {
        assertThat(asked(Map.of(connector.slug(), new ScopeChoice(List.of("read"), List.of("write")))))
                .contains("scope=read%20write&");
    }

    @Test
    void what_the_connector_does_not_declare_is_never_asked_for() {
        assertThat(asked(Map.of(connector.slug(), new ScopeChoice(List.of("read", "everything"), List.of()))))
                .contains("scope=read&")
                .doesNotContain("everything");
    }

    private String asked(Map<String, ScopeChoice> scopes) {
        NewConnectSession session = new NewConnectSession(
                "acme",
                "Acme",
                null,
                List.of(),
                null,
                false,
                scopes,
                List.of(HOST),
                null,
                null,
                Map.of(),
                Map.of(),
                ConnectSession.Completion.WIDGET,
                NewConnectSession.USUAL_LIFE);
        WidgetScope widget =
                sessions.open(sessions.create(scope, session).token(), HOST).scope();
        Attempts.Offer offer = attempts.offer(widget, connector.slug(), "oauth2", null);
        return ((RedirectFlow.Departure.To) flow.depart(offer.id(), offer.proof())).uri() + "&";
    }
}
