package dev.patchbay.authorization;

import com.github.scribejava.core.revoke.TokenTypeHint;
import dev.patchbay.connection.Credentials.OAuth2Tokens;
import dev.patchbay.connection.RequestCredentials;
import dev.patchbay.connection.TokenRevoker;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.connector.Revocation;
import dev.patchbay.gateway.CallFailed;
import dev.patchbay.gateway.Gateway;
import dev.patchbay.gateway.Reply;
import dev.patchbay.organization.Scope;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.springframework.stereotype.Component;

/** Ends grants at an app: by RFC 7009, or by the app's own call. */
@Component
class Revoking implements TokenRevoker {

    private final TokenEndpoint tokens;
    private final Registrations registrations;
    private final Gateway gateway;

    Revoking(TokenEndpoint tokens, Registrations registrations, Gateway gateway) {
        this.tokens = tokens;
        this.registrations = registrations;
        this.gateway = gateway;
    }

    /** RFC 7009: the refresh token goes first, because the access tokens of its grant end with it. */
    @Override
    public Outcome revoke(
            Scope scope, Connector connector, OAuth2 method, OAuth2Tokens granted, Map<String, String> values) {
        Map<String, String> known = RequestCredentials.known(granted, values);
        Optional<Registration> found =
                registrations.issued(scope, connector, method, known, Optional.ofNullable(granted.issuedTo()));
        if (found.isEmpty()) {
            return isPossible(method) ? Outcome.FAILED : Outcome.NOT_SUPPORTED;
        }
        Registration registration;
        try {
            registration = found.get().filled(known);
        } catch (IllegalArgumentException e) {
            return Outcome.FAILED;
        }
        OAuth2 filled = registration.method();
        Revocation call = filled.revocation();
        if (call != null) {
            return byCall(registration, call, granted, known);
        }
        if (!isPossible(filled)) {
            return Outcome.NOT_SUPPORTED;
        }
        String refreshToken = granted.refreshToken();
        return refreshToken == null
                ? tokens.revoke(registration, granted.accessToken(), TokenTypeHint.ACCESS_TOKEN)
                : tokens.revoke(registration, refreshToken, TokenTypeHint.REFRESH_TOKEN);
    }

    private static boolean isPossible(OAuth2 method) {
        return method.revocation() != null || method.revocationUrl() != null;
    }

    private Outcome byCall(
            Registration registration, Revocation revocation, OAuth2Tokens granted, Map<String, String> known) {
        try {
            Reply reply = gateway.send(RevocationCall.of(registration, revocation, granted, known));
            return outcome(reply, revocation.expectStatus()::contains);
        } catch (CallFailed e) {
            return Outcome.UNAVAILABLE;
        } catch (IllegalArgumentException e) {
            return Outcome.FAILED;
        }
    }

    /** RFC 7009, section 2.2.1: a fault of the server says nothing of the token, and neither does a page for people. */
    static Outcome outcome(Reply reply, IntPredicate revoked) {
        int status = reply.status();
        if (revoked.test(status)) {
            return isPage(reply) ? Outcome.UNAVAILABLE : Outcome.REVOKED;
        }
        return status == 429 || status >= 500 ? Outcome.UNAVAILABLE : Outcome.FAILED;
    }

    /** A notice or a sign-in form. What a server calls HTML by habit is not one as long as it is empty, or a word. */
    private static boolean isPage(Reply reply) {
        boolean html = reply.header("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
                .isPresent();
        return html && reply.text().stripLeading().startsWith("<");
    }
}
