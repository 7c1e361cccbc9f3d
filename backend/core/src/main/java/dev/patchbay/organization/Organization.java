package dev.patchbay.organization;

import dev.patchbay.id.OrganizationId;
import java.time.Instant;

/**
 * A SaaS company.
 *
 * @param operator whether its owners also look after the installation
 */
public record Organization(OrganizationId id, String name, boolean operator, Instant createdAt) {}
