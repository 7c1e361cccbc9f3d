package dev.patchbay.bench;

import dev.patchbay.connect.Tenants;
import dev.patchbay.connection.ManyConnections;
import dev.patchbay.connector.Connectors;
import dev.patchbay.id.TenantId;
import dev.patchbay.organization.FirstStart;
import dev.patchbay.organization.Scope;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Fills the operator's test environment with connections, and tells their ids. */
@RestController
class Loader {

    private static final int CONNECTIONS_OF_A_TENANT = 10;

    private final FirstStart firstStart;
    private final Tenants tenants;
    private final Connectors connectors;
    private final ManyConnections connections;
    private final JdbcTemplate jdbc;

    Loader(
            FirstStart firstStart,
            Tenants tenants,
            Connectors connectors,
            ManyConnections connections,
            JdbcTemplate jdbc) {
        this.firstStart = firstStart;
        this.tenants = tenants;
        this.connectors = connectors;
        this.connections = connections;
        this.jdbc = jdbc;
    }

    @PostMapping("/bench/connections")
    void load(@RequestParam int count, @RequestParam String connector) {
        Scope scope = firstStart.operatorsTestScope();
        connections.insert(scope, connectors.get(scope, connector), tenants(scope, count), count);
        analyze();
    }

    /**
     * Connections whose tokens are due to be renewed one after the other.
     *
     * @param from when the first is due, in milliseconds since 1970
     * @param seconds between the first and the last
     */
    @PostMapping("/bench/due")
    void loadDue(
            @RequestParam int count,
            @RequestParam String connector,
            @RequestParam long from,
            @RequestParam long seconds) {
        Scope scope = firstStart.operatorsTestScope();
        connections.insertDue(
                scope,
                connectors.get(scope, connector),
                tenants(scope, count),
                count,
                Instant.ofEpochMilli(from),
                Duration.ofSeconds(seconds));
        analyze();
    }

    private List<TenantId> tenants(Scope scope, int connections) {
        int many = Math.clamp(connections / CONNECTIONS_OF_A_TENANT, 1, 1000);
        return IntStream.range(0, many)
                .mapToObj(n -> tenants.named(scope, "tenant-" + n, null).id())
                .toList();
    }

    /** Both databases choose their plans by what they know of the tables. */
    private void analyze() {
        jdbc.execute(isMySql() ? "analyze table connection" : "analyze");
    }

    /** One id on each line. */
    @GetMapping("/bench/ids")
    void ids(HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        var out = response.getWriter();
        connections.eachId(id -> out.println(id.text()));
    }

    private boolean isMySql() {
        return Boolean.TRUE.equals(jdbc.execute((java.sql.Connection connection) ->
                connection.getMetaData().getURL().startsWith("jdbc:mysql:")));
    }
}
