package dev.patchbay.api;

import dev.patchbay.connect.Tenant;
import dev.patchbay.connect.Tenants;
import dev.patchbay.connection.Deletion;
import dev.patchbay.connection.TenantErasure;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.InvalidInput;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /tenants}: the SaaS's customers, each by the SaaS's own id for it. They are made by being named. */
@RestController
@RequestMapping("/api/v1/tenants")
class TenantsApi {

    private final Tenants tenants;
    private final TenantErasure erasure;

    TenantsApi(Tenants tenants, TenantErasure erasure) {
        this.tenants = tenants;
        this.erasure = erasure;
    }

    /** @param id the SaaS's own */
    public record TenantBody(String id, @Nullable String name, Instant createdAt) {

        static TenantBody of(Tenant tenant) {
            return new TenantBody(tenant.externalId(), tenant.name(), tenant.createdAt());
        }
    }

    /**
     * @param connections how many were deleted
     * @param revocations how many of them ended how at their apps: {@code revoked}, {@code not_supported}, {@code failed},
     *     {@code scheduled}
     */
    public record ErasedBody(String id, boolean deleted, int connections, Map<String, Integer> revocations) {

        static ErasedBody of(TenantErasure.Erased erased) {
            Map<String, Integer> counts = new LinkedHashMap<>();
            for (Deletion.Revocation revocation : Deletion.Revocation.values()) {
                counts.put(
                        revocation.name().toLowerCase(Locale.ROOT),
                        erased.revocations().getOrDefault(revocation, 0));
            }
            return new ErasedBody(erased.tenant().externalId(), true, erased.connections(), counts);
        }
    }

    /** @param id the only one that is wanted, for ids that a path cannot hold */
    @GetMapping
    PageBody<TenantBody> list(
            Scope scope,
            @RequestParam(required = false) @Nullable String id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        if (id == null) {
            return PageBody.of(tenants.list(scope, page).map(TenantBody::of));
        }
        scope.require(Permission.CONNECTIONS_READ);
        return new PageBody<>(
                tenants.find(scope, id).stream().map(TenantBody::of).toList(), null);
    }

    @GetMapping("/{external_id}")
    TenantBody get(Scope scope, @PathVariable("external_id") String externalId) {
        return TenantBody.of(tenants.get(scope, externalId));
    }

    @DeleteMapping
    ErasedBody eraseNamed(Scope scope, @RequestParam(required = false) @Nullable String id) {
        scope.require(Permission.CONNECTIONS_WRITE);
        if (id == null) {
            throw new InvalidInput("id", "required", "Name the tenant to erase.");
        }
        return erase(scope, id);
    }

    @DeleteMapping("/{external_id}")
    ErasedBody erase(Scope scope, @PathVariable("external_id") String externalId) {
        return ErasedBody.of(erasure.erase(scope, externalId));
    }
}
