package dev.patchbay.connection;

import dev.patchbay.id.ConnectionId;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.vault.SealContext;
import dev.patchbay.vault.Vault;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Seals credentials for exactly one connection's row. */
@Component
class CredentialsSeal {

    /** What the vault calls them. */
    static final String KIND = "connection";

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final ObjectWriter WRITER = JSON.writerFor(Credentials.class);
    private static final ObjectReader READER = JSON.readerFor(Credentials.class);

    private final Vault vault;

    CredentialsSeal(Vault vault) {
        this.vault = vault;
    }

    byte[] seal(OrganizationId organization, EnvironmentId environment, ConnectionId id, Credentials credentials) {
        return vault.seal(context(organization, environment, id), WRITER.writeValueAsBytes(credentials));
    }

    byte[] seal(Connection connection, Credentials credentials) {
        return seal(connection.organization(), connection.environment(), connection.id(), credentials);
    }

    Credentials open(StoredCredentials stored) {
        Connection connection = stored.connection();
        return open(connection.organization(), connection.environment(), connection.id(), stored.sealed());
    }

    Credentials open(OrganizationId organization, EnvironmentId environment, ConnectionId id, byte[] sealed) {
        return READER.readValue(vault.open(context(organization, environment, id), sealed));
    }

    private static SealContext context(OrganizationId organization, EnvironmentId environment, ConnectionId id) {
        return new SealContext(organization, environment, KIND, id.value());
    }
}
