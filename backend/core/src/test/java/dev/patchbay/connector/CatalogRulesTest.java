package dev.patchbay.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.connector.catalog.Catalog;
import dev.patchbay.connector.catalog.CatalogEntry;
import dev.patchbay.problem.InvalidInput;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every entry is a connector that anybody could have saved, and tells people what they need to know. */
class CatalogRulesTest {

    /** What issue 3 names. */
    private static final List<String> PROMISED = List.of(
            "slack",
            "shopify",
            "hubspot",
            "xero",
            "gmail",
            "google-drive",
            "google-calendar",
            "google-sheets",
            "salesforce",
            "stripe",
            "sendgrid",
            "openai",
            "github",
            "gitlab",
            "jira",
            "notion",
            "asana",
            "zendesk",
            "intercom",
            "quickbooks",
            "outlook",
            "onedrive",
            "microsoft-teams",
            "dropbox",
            "box",
            "zoom",
            "twilio",
            "mailchimp",
            "airtable",
            "linear",
            "trello",
            "x",
            "discord",
            "paypal",
            "pipedrive",
            "zoho-crm",
            "netsuite",
            "snowflake",
            "aws",
            "amazon-s3");

    private static final Catalog CATALOG = new Catalog();

    private final ConnectorRules rules = new ConnectorRules(url -> Optional.empty(), platform -> Optional.empty());

    static Stream<CatalogEntry> entries() {
        return CATALOG.list().stream();
    }

    @Test
    void theAppsThatWerePromisedAreThere() {
        assertThat(CATALOG.list()).extracting(CatalogEntry::slug).containsAll(PROMISED);
        assertThat(CATALOG.list()).hasSizeGreaterThanOrEqualTo(65);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void anEntryIsAValidConnector(CatalogEntry entry) {
        ConnectorInput checked = checked(entry);

        assertThat(checked.definition().authMethods())
                .isEqualTo(entry.definition().authMethods());
        assertThat(checked.slug()).isEqualTo(entry.slug());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void anEntryNamesTheVendorsPageForEachGroupOfFacts(CatalogEntry entry) {
        assertThat(entry.sources().keySet()).isEqualTo(groups(entry));
        assertThat(entry.sources().values()).allSatisfy(CatalogRulesTest::assertHttps);
    }

    @ParameterizedTest
    @MethodSource("entries")
    void whoeverAddsAnOAuthAppLearnsWhereToRegisterIt(CatalogEntry entry) {
        boolean registered = entry.definition().authMethods().stream().anyMatch(CatalogRulesTest::needsClient);

        assertThat(entry.registerUrl() != null).isEqualTo(registered);
        if (entry.registerUrl() != null) {
            assertHttps(entry.registerUrl());
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void eachFieldSaysWhatItIsAndWhereItIsFound(CatalogEntry entry) {
        for (AuthMethod method : entry.definition().authMethods()) {
            assertThat(MethodFields.of(method)).allSatisfy(field -> {
                assertThat(field.label()).isNotBlank();
                assertThat(field.help()).as(field.name()).isNotBlank();
                assertThat(field.placeholder()).as(field.name()).isNotBlank();
                if (field.helpUrl() != null) {
                    assertHttps(field.helpUrl());
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void eachScopeHasAMeaningInPlainWords(CatalogEntry entry) {
        for (AuthMethod method : entry.definition().authMethods()) {
            if (method instanceof OAuth2 oauth2) {
                assertThat(oauth2.scopeTexts().keySet()).isEqualTo(new HashSet<>(oauth2.allScopes()));
                assertThat(oauth2.scopeTexts().values())
                        .allSatisfy(text -> assertThat(text).isNotBlank().doesNotEndWith("."));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everythingGoesOverTlsToServersOfTheApp(CatalogEntry entry) {
        assertThat(urls(entry)).allSatisfy(url -> assertThat(url).startsWith("https://"));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void aConnectionIsProvenByACall(CatalogEntry entry) {
        assertThat(entry.definition().verification() != null
                        || entry.definition().authMethods().stream()
                                .allMatch(method -> method instanceof OAuth2 oauth2 && oauth2.userinfoUrl() != null))
                .isTrue();
    }

    private ConnectorInput checked(CatalogEntry entry) {
        try {
            return rules.check(entry.input(), slug -> false);
        } catch (InvalidInput e) {
            throw new AssertionError(entry.slug() + ": " + e.errors(), e);
        }
    }

    /** Values whose whole origin the app itself tells begin a URL; their pattern holds them to the app's servers over TLS. */
    private static Stream<String> urls(CatalogEntry entry) {
        Stream<String> own = entry.definition().authMethods().stream().flatMap(method -> switch (method) {
            case OAuth2 m ->
                Stream.of(m.authorizationUrl(), m.tokenUrl(), m.refreshUrl(), m.revocationUrl(), m.userinfoUrl());
            case OAuth1 m -> Stream.of(m.requestTokenUrl(), m.authorizationUrl(), m.accessTokenUrl());
            default -> Stream.of();
        });
        Stream<String> all =
                Stream.concat(Stream.ofNullable(entry.definition().baseUrl()), own.filter(url -> url != null));
        return all.map(url -> url.startsWith("{") ? patternOf(entry, url.substring(1, url.indexOf('}'))) : url);
    }

    private static String patternOf(CatalogEntry entry, String value) {
        return entry.definition().authMethods().stream()
                .flatMap(method -> method.captures().stream())
                .filter(capture -> capture.name().equals(value) && capture.pattern() != null)
                .map(capture -> String.valueOf(capture.pattern()))
                .findFirst()
                .orElse("");
    }

    private static Set<String> groups(CatalogEntry entry) {
        Set<String> groups = new HashSet<>(Set.of("api"));
        for (AuthMethod method : entry.definition().authMethods()) {
            switch (method) {
                case OAuth2 oauth2 -> {
                    groups.add("token");
                    if (oauth2.grant() == OAuth2.Grant.AUTHORIZATION_CODE) {
                        groups.add("authorization");
                    }
                    if (!oauth2.allScopes().isEmpty()) {
                        groups.add("scopes");
                    }
                }
                case OAuth1 oauth1 -> groups.addAll(Set.of("authorization", "token"));
                default -> groups.add("key");
            }
        }
        return groups;
    }

    /** Where it is not the person who brings one along. */
    private static boolean needsClient(AuthMethod method) {
        return method instanceof OAuth1 || method instanceof OAuth2 oauth2 && !oauth2.hasOwnClient();
    }

    private static void assertHttps(String url) {
        URI page = URI.create(url);
        assertThat(page.getScheme()).as(url).isEqualTo("https");
        assertThat(page.getHost()).as(url).contains(".");
        assertThat(page.getUserInfo()).as(url).isNull();
    }
}
