package dev.patchbay.organization;

import dev.patchbay.id.MemberId;
import dev.patchbay.id.OrganizationId;
import java.time.Instant;

/** A person of an organization who signs in to the console. */
public record Member(
        MemberId id, OrganizationId organization, String email, String name, Role role, Instant createdAt) {}
