package dev.patchbay.id;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * An identifier that says what it identifies. Its text is {@code prefix_} and 26 Crockford base32 characters of a UUIDv7
 * (RFC 9562, section 5.7), so that ids sort by the time of their creation; in the database it is {@code BINARY(16)}.
 */
public sealed interface TypedId
        permits ApiKeyId,
                AttemptId,
                AuditEventId,
                ConnectSessionId,
                ConnectionId,
                ConnectorId,
                EnvironmentId,
                MemberId,
                OAuthAppId,
                OAuthClientId,
                OrganizationId,
                ProxiedCallId,
                RequestId,
                TenantId,
                WebhookDeliveryId,
                WebhookEndpointId,
                WebhookMessageId {

    UUID value();

    /** The kind of the thing, without the underscore: {@code conn}. */
    String prefix();

    /** The sixteen bytes as the database holds them, most significant first. */
    default byte[] bytes() {
        return ByteBuffer.allocate(16)
                .putLong(value().getMostSignificantBits())
                .putLong(value().getLeastSignificantBits())
                .array();
    }

    /** The text as the API shows it: {@code conn_01jd…}. */
    default String text() {
        return prefix() + "_" + Base32.encode(value());
    }
}
