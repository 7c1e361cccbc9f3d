package dev.patchbay.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.AwsSignature;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.ConnectorInput;
import dev.patchbay.connector.HmacSignature;
import dev.patchbay.connector.OAuth1;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.catalog.Catalog;
import dev.patchbay.connector.catalog.CatalogEntry;
import dev.patchbay.connector.catalog.CatalogExample;
import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.Header;
import dev.patchbay.gateway.Reply;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.organization.TestScopes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person enters for an app of the catalog becomes the very request that its own examples say. */
class CatalogRequestTest {

    private final List<Call> calls = new ArrayList<>();

    static Stream<Arguments> examples() {
        return new Catalog()
                .list().stream()
                        .flatMap(entry -> entry.examples().stream()
                                .filter(example -> !isSigned(entry.definition()
                                        .method(example.method())
                                        .orElseThrow()))
                                .map(example -> Arguments.of(entry.slug(), entry, example)));
    }

    private static boolean isSigned(AuthMethod method) {
        return method instanceof OAuth1 || method instanceof AwsSignature || method instanceof HmacSignature;
    }

    @Test
    void thereIsAnExampleForEachAuthMethod() {
        assertThat(new Catalog().list())
                .allSatisfy(entry -> assertThat(entry.examples().stream().map(CatalogExample::method))
                        .containsAll(entry.definition().authMethods().stream()
                                .map(AuthMethod::key)
                                .toList()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void theVerificationCallIsTheOneOfTheExample(String app, CatalogEntry entry, CatalogExample example) {
        AuthMethod method = entry.definition().method(example.method()).orElseThrow();
        Entered entered = CredentialsInput.read(method, given(method, example), "", Instant.EPOCH);

        verifier().verify(TestScopes.unsaved(), connector(entry), method, entered.credentials(), entered.values());

        CatalogExample.Request expected = example.request();
        assertThat(expected).isNotNull();
        assertThat(calls)
                .extracting(sent -> sent.method() + " " + sent.uri())
                .contains(expected.method() + " " + expected.url());
        Call call = calls.stream()
                .filter(sent -> sent.uri().toString().equals(expected.url()))
                .findFirst()
                .orElseThrow();
        assertThat(headers(call)).isEqualTo(expected.headers());
        assertThat(call.body() == null ? null : new String(call.body(), StandardCharsets.UTF_8))
                .isEqualTo(expected.body());
    }

    private static Map<String, String> given(AuthMethod method, CatalogExample example) {
        Map<String, String> given = new HashMap<>(example.fields());
        given.putAll(example.captured());
        if (method instanceof OAuth2) {
            given.put("access_token", "example-token");
        }
        return given;
    }

    /** Those whose proof is part of the request are held to their examples where requests are signed. */
    private Verifier verifier() {
        RequestSigner signer = mock();
        when(signer.sign(any(), any(), any(), any(), any(), any())).thenAnswer(signing -> signing.getArgument(5));
        return new Verifier(
                call -> {
                    calls.add(call);
                    return new Reply(200, List.of(), "{}".getBytes(StandardCharsets.UTF_8));
                },
                new AppCalls(signer),
                Clock.systemUTC());
    }

    private static Connector connector(CatalogEntry entry) {
        ConnectorInput input = entry.input();
        return new Connector(
                ConnectorId.next(),
                OrganizationId.next(),
                entry.slug(),
                input.name(),
                input.description(),
                input.domain(),
                input.visibility(),
                input.iconUrl(),
                input.categories(),
                input.definition(),
                1,
                1,
                null,
                "",
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static Map<String, String> headers(Call call) {
        return call.headers().stream().collect(Collectors.toMap(Header::name, Header::value));
    }
}
