package dev.patchbay.connector;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.patchbay.connector.ConnectorInput.ClientInput;
import dev.patchbay.id.ConnectorId;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.problem.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Makes the organization's connector of a slug what a document says, or tells what that would change. */
@Service
public class ConnectorImports {

    private final Connectors connectors;
    private final ConnectorTable table;
    private final ConnectorRules rules;
    private final OAuthClients clients;

    ConnectorImports(Connectors connectors, ConnectorTable table, ConnectorRules rules, OAuthClients clients) {
        this.connectors = connectors;
        this.table = table;
        this.rules = rules;
        this.clients = clients;
    }

    /** What becomes of the connector. */
    public enum Action {
        @JsonProperty("create")
        CREATE,
        @JsonProperty("update")
        UPDATE,
        @JsonProperty("none")
        NONE
    }

    /**
     * What an import did, or would do.
     *
     * @param changes never a secret: one that is entered makes an update of its own
     * @param connector as it is afterwards; absent when it would have to be created
     */
    public record Outcome(
            Action action, List<Change> changes, @Nullable Connector connector) {}

    /**
     * What the input leaves out takes its default, except an environment's clients, which stay. Where nothing changes, nothing is
     * written.
     *
     * @param dryRun whether to check and compare alone
     * @throws InvalidInput as a creation or an update would
     */
    @Transactional
    public Outcome run(Scope scope, ConnectorInput input, boolean dryRun) {
        scope.require(Permission.CONNECTORS_WRITE);
        String slug = input.slug();
        if (slug == null) {
            throw new InvalidInput("slug", "required", "Name the connector's slug: it decides which one is changed.");
        }
        Optional<Connector> own = own(scope, slug);
        if (own.isPresent() && !dryRun) {
            table.lock(own.get().id());
            own = own(scope, slug);
        }
        return own.isPresent() ? change(scope, own.get(), input, dryRun) : add(scope, input, dryRun);
    }

    private Outcome add(Scope scope, ConnectorInput input, boolean dryRun) {
        ConnectorInput checked = check(scope, input, ConnectorId.next());
        ObjectNode nothing = DefinitionJson.strict().createObjectNode();
        List<Change> changes = new ArrayList<>(Difference.between(nothing, ConnectorDocument.of(checked)));
        changes.addAll(clientChanges(checked, Map.of()));
        return new Outcome(Action.CREATE, changes, dryRun ? null : connectors.create(scope, input));
    }

    private Outcome change(Scope scope, Connector own, ConnectorInput input, boolean dryRun) {
        scope.require(Permission.CONNECTORS_READ);
        ConnectorInput checked = check(scope, input, own.id());
        List<Change> changes =
                new ArrayList<>(Difference.between(ConnectorDocument.of(own), ConnectorDocument.of(checked)));
        changes.addAll(clientChanges(checked, clients.shown(scope, own.id())));
        boolean secret = checked.clients().values().stream().anyMatch(client -> client.secret() != null);
        if (changes.isEmpty() && !secret) {
            return new Outcome(Action.NONE, changes, own);
        }
        Connector after = dryRun ? own : connectors.update(scope, own.id().text(), input);
        return new Outcome(Action.UPDATE, changes, after);
    }

    private Optional<Connector> own(Scope scope, String slug) {
        return table.findBySlug(scope.organization(), slug).filter(c -> c.isOwnedBy(scope.organization()));
    }

    private ConnectorInput check(Scope scope, ConnectorInput input, ConnectorId itself) {
        return rules.check(input, slug -> table.slugIsTaken(scope.organization(), slug, itself));
    }

    /** The ids of OAuth clients that the input brings; they are the environment's, and no part of a document that was exported. */
    private static List<Change> clientChanges(ConnectorInput checked, Map<String, OAuthClients.Shown> present) {
        List<Change> changes = new ArrayList<>();
        List<AuthMethod> methods = checked.definition().authMethods();
        for (int i = 0; i < methods.size(); i++) {
            AuthMethod method = methods.get(i);
            ClientInput given = checked.clients().get(method.key());
            String field = method instanceof OAuth1 ? "consumer_key" : method instanceof OAuth2 ? "client_id" : null;
            if (field == null || given == null || given.clientId() == null) {
                continue;
            }
            OAuthClients.Shown shown = present.get(method.key());
            JsonNode from = shown == null ? null : StringNode.valueOf(shown.clientId());
            JsonNode to = given.clientId().isEmpty() ? null : StringNode.valueOf(given.clientId());
            if (from == null ? to != null : !from.equals(to)) {
                changes.add(new Change("/auth_methods/" + i + "/" + field, from, to));
            }
        }
        return changes;
    }
}
