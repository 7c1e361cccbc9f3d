package dev.patchbay.connection;

import dev.patchbay.connection.ConnectionProblems.NeedsReauth;
import dev.patchbay.connection.ConnectionProblems.RefreshUnavailable;
import dev.patchbay.connection.ConnectionProblems.ValueMissing;
import dev.patchbay.connection.FreshCredentials.Handout;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.connector.Template;
import dev.patchbay.gateway.Call;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.problem.NotFound;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** What a call in the caller's name carries to a connection's app. The caller may call, and does not see the credentials. */
@Service
public class AppAccess {

    private final FreshCredentials fresh;
    private final ConnectionTable table;
    private final CredentialsSeal seal;
    private final Refreshing refreshing;
    private final AppCalls calls;
    private final Doubts doubts;

    AppAccess(
            FreshCredentials fresh,
            ConnectionTable table,
            CredentialsSeal seal,
            Refreshing refreshing,
            AppCalls calls,
            Doubts doubts) {
        this.calls = calls;
        this.doubts = doubts;
        this.fresh = fresh;
        this.table = table;
        this.seal = seal;
        this.refreshing = refreshing;
    }

    /** A connection's credentials as they are now. */
    public record Access(
            ConnectionId connection,
            Connector connector,
            AuthMethod method,
            Credentials credentials,
            RequestCredentials request,
            Map<String, String> values) {

        /**
         * Where the app's API is; empty when the connector has none.
         *
         * @throws ValueMissing when a value of it is not known, or does not fit
         */
        public Optional<URI> baseUrl() {
            Optional<URI> url = AppCalls.baseUrl(connector, method, values);
            if (url.isEmpty() && connector.definition().baseUrl(method) != null) {
                throw new ValueMissing(connector.name());
            }
            return url;
        }

        @Override
        public String toString() {
            return "Access[" + connection + "]";
        }
    }

    /**
     * @throws NotFound when the scope has no such connection
     * @throws NeedsReauth when only the person can help
     * @throws RefreshUnavailable when the tokens have ended and cannot be renewed just now
     */
    public Access of(Scope scope, ConnectionId id) {
        scope.require(Permission.PROXY_CALL);
        Handout handout = fresh.handout(scope, id);
        return new Access(
                id, handout.connector(), handout.method(), handout.credentials(), handout.request(), handout.values());
    }

    /**
     * After the app has refused these before their time: newer ones, whoever obtained them. Empty when there are none to be
     * had now.
     *
     * @throws NeedsReauth when the app proves that only the person can help
     */
    public Optional<Access> renewed(Scope scope, Access refused) {
        scope.require(Permission.PROXY_CALL);
        StoredCredentials stored = table.findWithCredentials(scope.environment(), refused.connection())
                .orElseThrow(() -> new NotFound("connection"));
        Credentials now = seal.open(stored);
        if (now.equals(refused.credentials())) {
            if (!Renewal.isPossible(refused.method(), now)) {
                return Optional.empty();
            }
            try {
                refreshing.newerThan(stored);
            } catch (RefreshUnavailable passing) {
                return Optional.empty();
            }
        }
        return Optional.of(of(scope, refused.connection()));
    }

    /** The app said no to these, and newer ones did not help: soon the connection is proven by its verification call. */
    public void doubt(Scope scope, Access refused) {
        scope.require(Permission.PROXY_CALL);
        doubts.raise(scope.organization(), scope.environment(), refused.connection());
    }

    /** Whether each call has to be signed, instead of carrying {@link Access#request()}. */
    public boolean signs(Access access) {
        return calls.signs(access.method());
    }

    /**
     * The call with all that the app accepts as proof.
     *
     * @throws ValueMissing when that needs a value which the connection does not have
     */
    public Call signed(Scope scope, Access access, Call call) {
        scope.require(Permission.PROXY_CALL);
        return complete(
                access,
                () -> calls.authenticated(
                        scope, access.connector(), access.method(), access.credentials(), access.values(), call));
    }

    /** Whether the body is part of what is signed; otherwise it may follow as a stream. */
    public boolean signsBody(Access access, Call call) {
        return complete(access, () -> calls.signsBody(access.method(), access.values(), call));
    }

    /**
     * As {@link #signed}, for a call whose body follows as a stream.
     *
     * @throws IllegalArgumentException when the body has to be signed as well
     */
    public Call signedStream(Scope scope, Access access, Call call) {
        scope.require(Permission.PROXY_CALL);
        return complete(
                access,
                () -> calls.authenticatedStream(
                        scope, access.connector(), access.method(), access.credentials(), access.values(), call));
    }

    private static <T> T complete(Access access, Supplier<T> proof) {
        try {
            return proof.get();
        } catch (Template.MissingValue e) {
            throw new ValueMissing(access.connector().name());
        }
    }
}
