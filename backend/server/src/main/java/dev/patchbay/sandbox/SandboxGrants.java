package dev.patchbay.sandbox;

import dev.patchbay.token.Token;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people of the sandbox have allowed. Lives in the database alone, so that it outlasts a restart and serves several
 * nodes; tokens are kept as hashes.
 *
 * <p>A refresh token or a code that is used twice, be it one after the other or at the same moment, ends the whole grant
 * with all its tokens (RFC 9700, section 4.14.2; RFC 6749, section 4.1.2).
 */
@InSandbox
@Service
class SandboxGrants implements OAuth2AuthorizationService {

    private static final OAuth2TokenType CONSENT = new OAuth2TokenType(OAuth2ParameterNames.STATE);

    private final GrantTable table;
    private final AuthorizationMapping mapping;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SandboxGrants(
            GrantTable table, AuthorizationMapping mapping, Clock clock, PlatformTransactionManager transactions) {
        this.table = table;
        this.mapping = mapping;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** An access token that is good now: whose it is and what for. */
    record Access(SandboxAccount account, Set<String> scopes) {}

    Optional<Access> access(String accessToken) {
        byte[] hash = Token.hash(accessToken);
        return table.byToken(hash)
                .flatMap(grant -> table.tokens(grant.id()).stream()
                        .filter(token -> token.kind() == TokenKind.ACCESS && token.is(hash) && !token.spent())
                        .filter(token -> clock.instant().isBefore(token.expiresAt()))
                        .findFirst()
                        .flatMap(token -> Optional.ofNullable(grant.accountId())
                                .flatMap(SandboxAccounts::byId)
                                .map(account -> new Access(account, StoredGrant.scopes(token.scopes())))));
    }

    /** Ends the grant of an access token that is good now; false when there is none. */
    boolean end(String accessToken) {
        return access(accessToken).isPresent()
                && table.byToken(Token.hash(accessToken))
                        .map(grant -> {
                            table.spendAll(grant.id());
                            return true;
                        })
                        .orElse(false);
    }

    /** The grant that waits for the person's answer on the consent page. */
    Optional<StoredGrant> awaitingConsent(String consentState) {
        return table.byConsent(Token.hash(consentState));
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        StoredGrant grant = AuthorizationMapping.grant(authorization);
        boolean saved = Boolean.TRUE.equals(transaction.execute(status -> write(grant, authorization)));
        if (!saved) {
            if (grant.answered()) {
                table.spendAll(grant.id());
            }
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    private boolean write(StoredGrant grant, OAuth2Authorization authorization) {
        String consentState = authorization.getAttribute(OAuth2ParameterNames.STATE);
        byte[] consentHash = consentState == null ? null : Token.hash(consentState);
        if (AuthorizationMapping.isNew(authorization)) {
            table.insert(grant, consentHash, clock.instant());
        } else if (!table.update(grant, consentHash)) {
            return false;
        }
        for (StoredToken token : AuthorizationMapping.tokens(authorization)) {
            table.put(grant.id(), token);
            if (token.kind() == TokenKind.REFRESH) {
                if (token.spent()) {
                    table.spendAll(grant.id());
                } else {
                    table.spendOtherRefreshTokens(grant.id(), token.hash());
                }
            }
        }
        return true;
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        table.delete(UUID.fromString(authorization.getId()));
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return table.byId(UUID.fromString(id))
                .map(grant -> mapping.authorization(grant, List.of(), ""))
                .orElse(null);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String value, @Nullable OAuth2TokenType type) {
        byte[] hash = Token.hash(value);
        if (type != null && CONSENT.equals(type)) {
            return table.byConsent(hash)
                    .map(grant -> mapping.awaitingConsent(grant, table.tokens(grant.id()), value))
                    .orElse(null);
        }
        Optional<StoredGrant> grant = table.byToken(hash);
        if (grant.isEmpty()) {
            return null;
        }
        List<StoredToken> tokens = table.tokens(grant.get().id());
        StoredToken presented =
                tokens.stream().filter(token -> token.is(hash)).findFirst().orElseThrow();
        if (!isA(presented.kind(), type)) {
            return null;
        }
        if (type != null && OAuth2TokenType.REFRESH_TOKEN.equals(type) && presented.spent()) {
            table.spendAll(grant.get().id());
        }
        // Of each kind the presented one, or else the newest, is what the library works on.
        List<StoredToken> inOrder = tokens.stream()
                .sorted(Comparator.comparing(token -> token.is(hash)))
                .toList();
        return mapping.authorization(grant.get(), inOrder, value);
    }

    private static boolean isA(TokenKind kind, @Nullable OAuth2TokenType type) {
        return type == null
                || switch (kind) {
                    case CODE -> OAuth2ParameterNames.CODE.equals(type.getValue());
                    case DEVICE_CODE -> OAuth2ParameterNames.DEVICE_CODE.equals(type.getValue());
                    case USER_CODE -> OAuth2ParameterNames.USER_CODE.equals(type.getValue());
                    case ACCESS -> OAuth2TokenType.ACCESS_TOKEN.equals(type);
                    case REFRESH -> OAuth2TokenType.REFRESH_TOKEN.equals(type);
                };
    }
}
