package dev.patchbay.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathShapeTest {

    @ParameterizedTest
    @CsvSource({
        "'',/",
        "/,/",
        "/me,/me",
        "/v2/users,/v2/users",
        "/v1.1/users,/v1.1/users",
        "/users/4711/mails,/users/{id}/mails",
        "/users/ada%40acme.test,/users/{email}",
        "/users/ada@acme.test/x,/users/{email}/x",
        "/projects/group%2Fproject,/projects/{id}",
        "/things/0b54b8de-3b6e-4f6e-9a3e-1b1f5f0f3c11,/things/{id}",
        "/bot123456:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/sendMessage,/{id}/sendMessage",
        "/services/data/v60.0/query,/services/data/v60.0/query",
        "/api/chat.postMessage,/api/chat.postMessage",
        "/crm/v3/objects/contacts,/crm/v3/objects/contacts",
        "/drive/files:batch,/drive/files:batch",
        "/reports/2026-11,/reports/2026-11",
        "/x/secretsecretsecretsecretsecretsecretsecretsecret,/x/{id}"
    })
    void what_tells_of_single_things_or_people_is_left_out(String path, String shape) {
        assertThat(PathShape.of(ProxyPath.of(path))).isEqualTo(shape);
    }
}
