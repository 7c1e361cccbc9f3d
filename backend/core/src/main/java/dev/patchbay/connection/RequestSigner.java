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

    /** The call with its signature; one by a method that does not sign comes back as it is. */
    Call sign(
            Scope scope,
            Connector connector,
            AuthMethod method,
            Credentials credentials,
            Map<String, String> values,
            Call call);
}
