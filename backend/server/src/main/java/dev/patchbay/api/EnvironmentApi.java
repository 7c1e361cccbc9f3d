package dev.patchbay.api;

import dev.patchbay.organization.Environment;
import dev.patchbay.organization.Organizations;
import dev.patchbay.organization.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /environment}: the one that the key belongs to, and who may embed its widget. */
@RestController
@RequestMapping("/api/v1/environment")
class EnvironmentApi {

    private final Organizations organizations;

    EnvironmentApi(Organizations organizations) {
        this.organizations = organizations;
    }

    public record EnvironmentBody(
            String id,
            String name,
            List<String> allowedOrigins,
            @Nullable String logoUrl) {

        static EnvironmentBody of(Environment environment) {
            return new EnvironmentBody(
                    environment.id().text(), environment.name(), environment.allowedOrigins(), environment.logoUrl());
        }
    }

    /** What is absent stays. */
    public record Edit(
            @Nullable List<@Nullable String> allowedOrigins,
            @Nullable String logoUrl) {}

    @GetMapping
    EnvironmentBody get(Scope scope) {
        return EnvironmentBody.of(organizations.environment(scope));
    }

    @PatchMapping
    EnvironmentBody edit(Scope scope, @RequestBody Edit edit) {
        Environment before = organizations.environment(scope);
        List<String> origins = edit.allowedOrigins() == null
                ? before.allowedOrigins()
                : Inputs.texts("allowed_origins", edit.allowedOrigins());
        String logo = edit.logoUrl() == null ? before.logoUrl() : edit.logoUrl().isEmpty() ? null : edit.logoUrl();
        return EnvironmentBody.of(organizations.configure(scope, origins, logo));
    }
}
