package dev.patchbay.webhook;

import dev.patchbay.vault.SealContext;
import dev.patchbay.vault.Vault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Seals an endpoint's signing secrets and opens them again. */
@Component
class SecretSeal {

    static final String KIND = "webhook_endpoint";

    private final Vault vault;

    SecretSeal(Vault vault) {
        this.vault = vault;
    }

    byte[] seal(WebhookEndpoint endpoint, SigningSecret secret) {
        return vault.seal(context(endpoint), secret.key());
    }

    /** Those that count now: the present one first, then the one before, for as long as it overlaps. */
    List<SigningSecret> open(EndpointTable.Stored stored, Instant now) {
        List<SigningSecret> secrets = new ArrayList<>();
        secrets.add(SigningSecret.of(vault.open(context(stored.endpoint()), stored.secret())));
        Instant until = stored.endpoint().formerSecretUntil();
        byte[] former = stored.formerSecret();
        if (former != null && until != null && now.isBefore(until)) {
            secrets.add(SigningSecret.of(vault.open(context(stored.endpoint()), former)));
        }
        return secrets;
    }

    private static SealContext context(WebhookEndpoint endpoint) {
        return new SealContext(
                endpoint.organization(),
                endpoint.environment(),
                KIND,
                endpoint.id().value());
    }
}
