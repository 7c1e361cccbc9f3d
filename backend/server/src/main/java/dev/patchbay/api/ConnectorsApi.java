package dev.patchbay.api;

import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Connectors;
import dev.patchbay.connector.catalog.Catalog;
import dev.patchbay.connector.catalog.CatalogEntry;
import dev.patchbay.organization.Scope;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code /connectors}: own ones, and the public ones of the installation's other organizations. */
@RestController
@RequestMapping("/api/v1/connectors")
class ConnectorsApi {

    private final Connectors connectors;
    private final Catalog catalog;
    private final ConnectorView view;

    ConnectorsApi(Connectors connectors, Catalog catalog, ConnectorView view) {
        this.connectors = connectors;
        this.catalog = catalog;
        this.view = view;
    }

    @GetMapping
    PageBody<ObjectNode> list(
            Scope scope,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return PageBody.of(connectors.list(scope, PageRequest.of(limit, cursor)).map(c -> view.of(scope, c)));
    }

    /** With {@code from_catalog}, what is given is laid over that entry. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ObjectNode create(Scope scope, @RequestBody ConnectorBody body) {
        return view.of(scope, connectors.create(scope, ConnectorReader.read(complete(body))));
    }

    @GetMapping("/{slug}")
    ObjectNode get(Scope scope, @PathVariable String slug) {
        return view.of(scope, connectors.get(scope, slug));
    }

    /** Each field that is given replaces the one that is there; an auth method without its secret keeps it. */
    @PatchMapping("/{slug}")
    ObjectNode update(Scope scope, @PathVariable String slug, @RequestBody ObjectNode patch) {
        Connector connector = connectors.get(scope, slug);
        ObjectNode edited = view.editable(scope, connector, ApiJson.MAPPER.createObjectNode());
        patch.properties().forEach(field -> edited.set(field.getKey(), field.getValue()));
        ConnectorBody body = ApiJson.bind(edited, ConnectorBody.class, "");
        if (body.fromCatalog() != null) {
            throw new InvalidInput(
                    "from_catalog", "unknown_field", "Only a new connector begins as an entry of the catalog.");
        }
        return view.of(scope, connectors.update(scope, connector.id().text(), ConnectorReader.read(body)));
    }

    private ConnectorBody complete(ConnectorBody body) {
        String slug = body.fromCatalog();
        if (slug == null) {
            return body;
        }
        CatalogEntry entry = catalog.find(slug)
                .orElseThrow(() -> new InvalidInput(
                        "from_catalog", "unknown", "The catalog has no such app; GET /catalog lists them."));
        return CatalogOverrides.over(entry, body);
    }

    @DeleteMapping("/{slug}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Scope scope, @PathVariable String slug) {
        connectors.delete(scope, slug);
    }

    /** Takes over the owner's newest definition of somebody else's public connector. */
    @PostMapping("/{slug}/accept-update")
    ObjectNode acceptUpdate(Scope scope, @PathVariable String slug) {
        return view.of(scope, connectors.acceptUpdate(scope, slug));
    }
}
