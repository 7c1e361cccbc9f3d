package dev.patchbay.connection;

import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.Connector;
import dev.patchbay.gateway.Call;
import dev.patchbay.organization.Scope;
import java.util.Map;

/** Signs requests, for the methods whose proof depends on the request itself; the authorization flows provide it. */
public interface RequestSigner {

    /** Whether requests by this method have to be signed one by one. */
    boolean signs(AuthMethod method);

    /** Whether the body is part of what is signed: all of it must then be there. Otherwise it may follow as a stream. */
    boolean signsBody(AuthMethod method, Map<String, String> values, Call call);

    /**
     * The call with its signature, its address as it was signed; one by a method that does not sign comes back as it is. A body
     * of null is an empty one.
     */
    Call sign(
            Scope scope,
            Connector connector,
            AuthMethod method,
            Credentials credentials,
            Map<String, String> values,
            Call call);

    /**
     * As {@link #sign}, for a call whose body follows as a stream and is not there yet.
     *
     * @throws IllegalArgumentException when the body has to be signed as well
     */
    Call signStreamed(
            Scope scope,
            Connector connector,
            AuthMethod method,
            Credentials credentials,
            Map<String, String> values,
            Call call);
}
