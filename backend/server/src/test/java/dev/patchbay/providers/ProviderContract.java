package dev.patchbay.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import dev.patchbay.PatchbayServer;
import dev.patchbay.authorization.Attempt;
import dev.patchbay.authorization.Attempts;
import dev.patchbay.browser.Browsers;
import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.testing.FreePort;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** What must work with every OAuth server: a connection made in a browser, kept fresh, and ended. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SpringBootTest(
        classes = PatchbayServer.class,
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {
            "patchbay.db-url=jdbc:h2:mem:providers;DB_CLOSE_DELAY=-1",
            "patchbay.data-dir=target/test-data",
            "patchbay.egress-allow=127.0.0.1/32,localhost",
            // Who asks causes the refresh, and not the job that would come first.
            "db-scheduler.enabled=false",
            "patchbay.api-key=" + ProviderContract.API_KEY
        })
abstract class ProviderContract {

    static final String API_KEY = "pb_test_a-key-for-the-providers-of-forty-characters";

    private static final int PORT = FreePort.next();
    private static final String ORIGIN = "http://localhost:" + PORT;
    private static final String HOST_PAGE = "https://saas.test";
    private static final int READERS = 50;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    /** Plays the widget towards the popup: it answers the greeting with the proof. */
    private static final String WIDGET = """
            <!doctype html><title>Widget</title><button>Connect</button>
            <script>
              document.querySelector('button').onclick = () => {
                const [attempt, proof] = location.hash.slice(1).split('/')
                const popup = open('/connect/authorize/' + attempt)
                addEventListener('message', (event) => {
                  if (event.source === popup && event.data.type === 'popup_hello')
                    popup.postMessage({patchbay: 1, type: 'popup_proof', attempt, proof}, location.origin)
                })
              }
            </script>
            """;

    private final Backend backend = new Backend(ORIGIN, API_KEY);
    private final Supplier<Provider> start;
    private Provider provider;
    private Playwright playwright;
    private Browser browser;

    @Autowired
    private Attempts attempts;

    @Autowired
    private ConnectSessions sessions;

    /** @param start starts the provider, once Patchbay runs */
    ProviderContract(Supplier<Provider> start) {
        this.start = start;
    }

    /** The ways of client authentication that the provider knows and gives refresh tokens for. */
    abstract List<String> clientAuths();

    /** What {@code DELETE} must be able to say of the grant at the provider. */
    abstract String revocation();

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry properties) {
        properties.add("patchbay.port", () -> PORT);
    }

    @BeforeAll
    void startProviderAndBrowser() {
        provider = start.get();
        playwright = Browsers.playwright();
        browser = Browsers.chromium(playwright);
    }

    @AfterAll
    void closeEverything() {
        playwright.close();
        provider.close();
    }

    @ParameterizedTest
    @MethodSource("clientAuths")
    void a_connection_is_made_kept_fresh_and_ended(String clientAuth) {
        String slug = connector(clientAuth);

        Attempt attempt = authorize(slug, provider::allow);

        assertThat(attempt.failure()).isNull();
        JsonNode connection = backend.get("/connections?connector=" + slug).at("/data/0");
        assertThat(connection.at("/status").asString()).isEqualTo("active");
        assertThat(connection.at("/account/id").asString()).isEqualTo("ada");
        assertThat(connection.at("/scopes/missing")).isEmpty();
        String path = "/connections/" + connection.at("/id").asString();
        String first = accessToken(path);
        assertThat(first).isNotEmpty();

        // A provider that counts in whole seconds ends it early; what it told Patchbay is the later of the two.
        Instant end = expiry(path);
        await(() -> Instant.now().isAfter(end) && !provider.accepts(first));
        int before = provider.refreshes();
        Set<String> second = readAtOnce(path);

        assertThat(second).doesNotContain(first).hasSize(1).allMatch(provider::accepts);
        assertThat(provider.refreshes() - before).isEqualTo(1);

        backend.post(path + "/refresh", Map.of(), 200);
        backend.post(path + "/refresh", Map.of(), 200);
        String last = accessToken(path);
        assertThat(second).doesNotContain(last);
        assertThat(provider.accepts(last)).isTrue();

        assertThat(backend.delete(path).at("/revocation").asString()).isEqualTo(revocation());
        assertThat(provider.accepts(last)).isEqualTo(!revocation().equals("revoked"));
        assertThat(backend.status(path)).isEqualTo(404);
    }

    @Test
    void a_person_who_refuses_makes_no_connection() {
        String slug = connector(clientAuths().getFirst());

        Attempt attempt = authorize(slug, provider::deny);

        assertThat(attempt.failure()).extracting(Attempt.Failure::code).isEqualTo("access_denied");
        assertThat(backend.get("/connections?connector=" + slug).at("/data")).isEmpty();
    }

    @Test
    void a_wrong_client_secret_is_told_and_makes_no_connection() {
        String slug = connector(clientAuths().getFirst());
        backend.patch(
                "/connectors/" + slug,
                Map.of(
                        "auth_methods",
                        List.of(with(method(clientAuths().getFirst()), Map.of("client_secret", "not it:+/ %&=")))));

        Attempt attempt = authorize(slug, provider::allow);

        assertThat(attempt.failure()).extracting(Attempt.Failure::code).isEqualTo("token_refused");
        assertThat(backend.get("/connections?connector=" + slug).at("/data")).isEmpty();
    }

    /** Made as a developer makes it: first the connector, which tells its redirect URI, then the client at the app. */
    private String connector(String clientAuth) {
        String slug = "app-" + Long.toString(System.nanoTime(), 36);
        Map<String, Object> method = method(clientAuth);
        JsonNode made = backend.post(
                "/connectors",
                Map.of(
                        "name", "An App",
                        "slug", slug,
                        "base_url", provider.baseUrl(),
                        "auth_methods", List.of(method),
                        "verification",
                                Map.of(
                                        "path", provider.userPath(),
                                        "account", Map.of("id", provider.userPointer()))),
                201);
        String redirectUri = made.at("/auth_methods/0/redirect_uri").asString();
        Provider.Client client = provider.register(redirectUri, clientAuth);
        Map<String, Object> entered = client.secret().isEmpty()
                ? Map.of("client_id", client.id())
                : Map.of("client_id", client.id(), "client_secret", client.secret());
        backend.patch("/connectors/" + slug, Map.of("auth_methods", List.of(with(method, entered))));
        return slug;
    }

    private Map<String, Object> method(String clientAuth) {
        return with(
                provider.method(),
                Map.of("type", "oauth2", "default", true, "scopes", provider.scopes(), "client_auth", clientAuth));
    }

    private static Map<String, Object> with(Map<String, ?> some, Map<String, ?> more) {
        Map<String, Object> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    /** From the widget through the popup to the end of the attempt. */
    private Attempt authorize(String slug, Consumer<Page> person) {
        WidgetScope widget = openWidget(slug);
        Attempts.Offer offer = attempts.offer(widget, slug, "oauth2", null);
        try (BrowserContext context = browser.newContext()) {
            context.route("https://**", Route::abort);
            context.route(
                    ORIGIN + "/widget-of-the-test",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html")
                            .setBody(WIDGET)));
            Page page = context.newPage();
            page.navigate(ORIGIN + "/widget-of-the-test#" + offer.id().text() + "/" + offer.proof());
            Page popup = page.waitForPopup(() -> page.click("button"));
            try {
                person.accept(popup);
            } catch (PlaywrightException e) {
                throw new AssertionError(
                        "Stuck in the popup: "
                                + attempts.get(widget, offer.id()).failure(),
                        e);
            }
            await(() -> attempts.get(widget, offer.id()).isOver());
        }
        return attempts.get(widget, offer.id());
    }

    private WidgetScope openWidget(String slug) {
        JsonNode session = backend.post(
                "/connect-sessions",
                Map.of(
                        "tenant", Map.of("id", "acme"),
                        "connectors", List.of(slug),
                        "allowed_origins", List.of(HOST_PAGE)),
                201);
        return sessions.open(session.get("token").asString(), HOST_PAGE).scope();
    }

    private String accessToken(String path) {
        return backend.get(path + "/credentials").get("access_token").asString();
    }

    private Instant expiry(String path) {
        return Instant.parse(backend.get(path).get("expires_at").asString());
    }

    private Set<String> readAtOnce(String path) {
        Set<String> tokens = new HashSet<>();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> read = () -> accessToken(path);
            for (Future<String> reader : readers.invokeAll(Collections.nCopies(READERS, read))) {
                tokens.add(reader.get());
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return tokens;
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now())
                    .as("the time by which it should have happened")
                    .isBefore(end);
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }
}
