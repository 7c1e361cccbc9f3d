package dev.patchbay.connector;

import dev.patchbay.id.ConnectorId;
import dev.patchbay.id.MemberId;
import dev.patchbay.id.OrganizationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The definition of an integration with one app, as one organization sees it.
 *
 * @param owner the organization that can change it
 * @param slug unique in the owner's organization
 * @param domain the app's own, e.g. {@code salesforce.com}; may be empty
 * @param definition the owner's newest, or the one that the viewing organization has accepted
 * @param revision the number of {@code definition}
 * @param newestRevision greater than {@code revision} when the owner has changed it since
 */
public record Connector(
        ConnectorId id,
        OrganizationId owner,
        String slug,
        String name,
        String description,
        String domain,
        Visibility visibility,
        @Nullable String iconUrl,
        List<String> categories,
        Definition definition,
        int revision,
        int newestRevision,
        @Nullable MemberId createdByMember,
        String createdByName,
        Instant createdAt,
        Instant updatedAt) {

    /** Whether its owner offers a definition that the viewer has not accepted yet. */
    public boolean hasUpdate() {
        return newestRevision > revision;
    }

    public boolean isOwnedBy(OrganizationId organization) {
        return owner.equals(organization);
    }
}
