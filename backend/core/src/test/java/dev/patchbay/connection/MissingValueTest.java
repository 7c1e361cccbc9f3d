package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.patchbay.authorization.FormJourney;
import dev.patchbay.connect.Tenants;
import dev.patchbay.connection.AppAccess.Access;
import dev.patchbay.connection.ConnectionProblems.ValueMissing;
import dev.patchbay.connector.Connector;
import dev.patchbay.gateway.Call;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.testing.CoreUnderTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** What a template needs may not be there: nobody had to enter it. */
@CoreUnderTest
@Import(FormJourney.class)
class MissingValueTest {

    private static final String OPTIONAL = "\"fields\":[{\"name\":\"k\",\"secret\":true,\"required\":false}]";

    private final FormJourney journey;
    private final Connections connections;
    private final FreshCredentials fresh;
    private final AppAccess apps;
    private final Tenants tenants;

    MissingValueTest(
            FormJourney journey, Connections connections, FreshCredentials fresh, AppAccess apps, Tenants tenants) {
        this.journey = journey;
        this.connections = connections;
        this.fresh = fresh;
        this.apps = apps;
        this.tenants = tenants;
    }

    @Test
    void a_header_that_needs_it_is_left_out() {
        ConnectionId id = imported(
                "{\"type\":\"bearer\",\"headers\":{\"X-K\":\"{k}\"}," + OPTIONAL + "}", new Credentials.Bearer("t"));

        assertThat(fresh.of(journey.scope(), id).request().headers()).containsOnlyKeys("Authorization");
    }

    @Test
    void a_user_name_that_needs_it_cannot_be_handed_out() {
        ConnectionId id = imported(
                "{\"type\":\"basic\",\"username\":\"{k}/ada\"," + OPTIONAL + "}", new Credentials.Basic("", "pw"));

        assertThatExceptionOfType(ValueMissing.class).isThrownBy(() -> fresh.of(journey.scope(), id));
        assertThatExceptionOfType(ValueMissing.class).isThrownBy(() -> apps.of(journey.scope(), id));
    }

    @Test
    void a_message_that_needs_it_cannot_be_signed() {
        ConnectionId id = imported(
                "{\"type\":\"hmac\",\"message\":\"{method}{k}\"," + OPTIONAL + "}",
                new Credentials.HmacKey(Map.of("secret", "s")));
        Access access = apps.of(journey.scope(), id);
        Call call = Call.get(URI.create("https://acme.test/me"));

        assertThatExceptionOfType(ValueMissing.class)
                .isThrownBy(() -> apps.signed(journey.scope(), access, call))
                .withMessageContaining(access.connector().name());
        assertThatExceptionOfType(ValueMissing.class)
                .isThrownBy(() -> apps.signedStream(journey.scope(), access, call));
    }

    private ConnectionId imported(String method, Credentials credentials) {
        Connector connector = journey.connector(method);
        NewConnection brought = TestConnections.with(
                tenants.named(journey.scope(), "acme", null).id(), connector, credentials);
        return connections.importExisting(journey.scope(), brought, false).id();
    }
}
