package dev.patchbay.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MaskedTest {

    @Test
    void everySecretIsCoveredAndTheRestIsNot() {
        String masked = Masked.of(JsonMapper.shared().readTree("""
                        {"type":"oauth2","access_token":"sbx_at_0123456789","expires_at":"2026-01-01T00:00:00Z",
                         "password":"short","scope":"profile",
                         "request":{"headers":{"Authorization":"Bearer sbx_at_0123456789"},"query":{"api_key":"0123456789abcdef"}},
                         "custom":{"fields":{"any":["thing of a secret"]}}}""")).toString();

        assertThat(masked)
                .contains("\"type\":\"oauth2\"", "2026-01-01", "\"scope\":\"profile\"", "Bearer sbx_••••", "\"sbx_••••")
                .doesNotContain("0123456789", "short", "of a secret");
    }
}
