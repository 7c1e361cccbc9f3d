package dev.patchbay.authorization;

import com.sun.net.httpserver.HttpServer;
import dev.patchbay.testing.FreePort;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.security.Principal;
import java.util.Set;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.oauth1.DefaultOAuth1Provider;
import org.glassfish.jersey.server.oauth1.OAuth1ServerFeature;
import org.glassfish.jersey.server.oauth1.OAuth1ServerProperties;

/** Eclipse Jersey's OAuth 1.0a provider: it checks every signature, token, nonce and timestamp by its own code. */
final class JerseyProvider implements AutoCloseable {

    private final DefaultOAuth1Provider tokens = new DefaultOAuth1Provider();
    private final URI base = URI.create("http://127.0.0.1:" + FreePort.next() + "/");
    private final HttpServer server;

    JerseyProvider() {
        ResourceConfig app = new ResourceConfig(Resources.class)
                .register(new OAuth1ServerFeature(tokens, "request_token", "access_token"))
                // The tests' clock runs ahead of the machine's, by which this provider judges timestamps.
                .property(OAuth1ServerProperties.MAX_AGE, Integer.MAX_VALUE);
        server = JdkHttpServerFactory.createHttpServer(base, app);
    }

    /** What only a signed call reads; the query and the form are part of what is signed. */
    @Path("/")
    @Produces("application/json")
    public static class Resources {

        @GET
        @Path("me")
        public Response me(@Context SecurityContext caller) {
            Principal person = caller.getUserPrincipal();
            return person == null
                    ? Response.status(401).entity("{}").build()
                    : Response.ok("{\"id\":\"" + person.getName() + "\",\"name\":\"Jersey\"}")
                            .build();
        }

        @GET
        @Path("photos")
        public Response photos(@Context SecurityContext caller, @Context UriInfo uri) {
            return caller.getUserPrincipal() == null
                    ? Response.status(401).entity("{}").build()
                    : Response.ok("\"" + uri.getQueryParameters().get("file") + "\"")
                            .build();
        }

        @POST
        @Path("photos")
        @Consumes("application/x-www-form-urlencoded")
        public Response upload(@Context SecurityContext caller, MultivaluedMap<String, String> form) {
            return caller.getUserPrincipal() == null
                    ? Response.status(401).entity("{}").build()
                    : Response.ok("\"" + form.getFirst("title") + "\"").build();
        }
    }

    String url(String path) {
        return base.resolve(path).toString();
    }

    /** Registers a client. For RSA-SHA1 the provider knows its certificate in the secret's place. */
    void register(String key, String secret) {
        tokens.registerConsumer("acme", key, secret, new MultivaluedHashMap<>());
    }

    /** Where the provider would send the person back to. */
    URI callback(String requestToken) {
        return URI.create(tokens.getRequestToken(requestToken).getCallbackUrl());
    }

    String secretOf(String requestToken) {
        return tokens.getRequestToken(requestToken).getSecret();
    }

    /** The person gives access; the answer is the verifier. */
    String allow(String requestToken, String person) {
        return tokens.authorizeToken(tokens.getRequestToken(requestToken), () -> person, Set.of());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
