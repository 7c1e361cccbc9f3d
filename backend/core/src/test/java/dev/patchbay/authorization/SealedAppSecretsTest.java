package dev.patchbay.authorization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.connector.ConnectorInput.ClientInput;
import dev.patchbay.connector.TestConnectors;
import dev.patchbay.id.OAuthAppId;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Scope;
import dev.patchbay.organization.TestScopes;
import dev.patchbay.testing.CoreUnderTest;
import dev.patchbay.testing.TestApp;
import dev.patchbay.vault.KeyId;
import dev.patchbay.vault.SealedRows.Row;
import dev.patchbay.vault.Secret;
import dev.patchbay.vault.Vault;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The one sealed table whose context is not all in its own row. */
@CoreUnderTest
class SealedAppSecretsTest {

    private final OAuthApps apps;
    private final SealedAppSecrets rows;
    private final Vault vault;
    private final TestApp app;
    private final Scope operator;

    SealedAppSecretsTest(OAuthApps apps, SealedAppSecrets rows, Vault vault, TestApp app, Organizations organizations) {
        this.apps = apps;
        this.rows = rows;
        this.vault = vault;
        this.app = app;
        this.operator = TestScopes.operator(organizations).test();
    }

    @Test
    void a_rotation_opens_and_replaces_them() {
        String platform = OAuthAppId.next().text().replace("oap_", "platform-").toLowerCase(Locale.ROOT);
        apps.create(
                operator, new OAuthAppInput(platform, "Platform", TestConnectors.oauth2(app.url("")), List.of("read")));
        apps.setClient(operator, platform, "test", new ClientInput("managed", new Secret(platform)));

        Row row = rows.after(null, 10_000).stream()
                .filter(each -> new String(vault.open(each.context(), each.sealed()), UTF_8).equals(platform))
                .findFirst()
                .orElseThrow();
        byte[] anew = vault.seal(row.context(), vault.open(row.context(), row.sealed()));

        assertThat(rows.replace(row, anew)).isTrue();
        assertThat(rows.replace(row, anew)).isFalse();
        assertThat(rows.headsAfter(null, 10_000))
                .filteredOn(head -> head.id().equals(row.id()))
                .singleElement()
                .satisfies(head -> assertThat(head.key()).isEqualTo(KeyId.of(anew)));
        assertThat(apps.registered(operator, platform).orElseThrow().client().secret())
                .isEqualTo(new Secret(platform));
    }
}
