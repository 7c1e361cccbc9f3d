package com.example.acme;

import dev.patchbay.gateway.Call;
import dev.patchbay.gateway.Gateway;
import dev.patchbay.gateway.Reply;
import dev.patchbay.plugin.CredentialsNotAccepted;
import dev.patchbay.plugin.CustomHandler;
import dev.patchbay.plugin.HandlerAnswer;
import dev.patchbay.plugin.HandlerRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Signs in to Acme's warehouse system, whose sessions live ten minutes. */
public class AcmeLogin implements CustomHandler {

    private final Gateway gateway;
    private final Clock clock;

    /** A handler may ask for the server's beans: the gateway for calls under its egress policy, the clock. */
    public AcmeLogin(Gateway gateway, Clock clock) {
        this.gateway = gateway;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "acme-login";
    }

    @Override
    public HandlerAnswer handle(HandlerRequest request) throws CredentialsNotAccepted, IOException {
        URI login = URI.create(request.field("server") + "/login");
        Reply reply = gateway.send(
                Call.postForm(login, Map.of("user", request.field("user"), "pin", request.field("pin"))));
        if (reply.status() == 401) {
            throw new CredentialsNotAccepted("Acme does not know this user and PIN. Check both and try again.");
        }
        if (!reply.ok()) {
            throw new IOException("Acme answered with status " + reply.status());
        }
        return HandlerAnswer.ofHeaders(Map.of("X-Acme-Session", reply.text().strip()))
                .until(clock.instant().plus(Duration.ofMinutes(10)))
                .of(new HandlerAnswer.Account(request.field("user"), request.field("user"), null));
    }
}
