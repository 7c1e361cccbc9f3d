package dev.patchbay.api;

import dev.patchbay.connector.catalog.Catalog;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code /catalog}: the apps whose definition comes with Patchbay; the same for every organization, on one page. */
@RestController
@RequestMapping("/api/v1/catalog")
class CatalogApi {

    private final Catalog catalog;

    CatalogApi(Catalog catalog) {
        this.catalog = catalog;
    }

    @GetMapping
    PageBody<ObjectNode> list(
            Scope scope,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String category) {
        scope.require(Permission.CONNECTORS_READ);
        List<ObjectNode> found = catalog.search(q == null ? "" : q, category).stream()
                .map(CatalogView::brief)
                .toList();
        return new PageBody<>(found, null);
    }

    @GetMapping("/{slug}")
    ObjectNode get(Scope scope, @PathVariable String slug) {
        scope.require(Permission.CONNECTORS_READ);
        return CatalogView.whole(catalog.entry(slug));
    }
}
