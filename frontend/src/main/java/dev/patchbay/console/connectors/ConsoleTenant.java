package dev.patchbay.console.connectors;

import dev.patchbay.authorization.PublicUrl;
import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connect.NewConnectSession;
import dev.patchbay.console.member.CurrentMember;
import dev.patchbay.organization.Origin;
import java.net.URI;
import java.util.List;
import org.springframework.stereotype.Component;

/** The organization's own people as a tenant: connecting from the console is what a customer does in the widget. */
@Component
class ConsoleTenant {

    private static final String EXTERNAL_ID = "patchbay-console";
    private static final String NAME = "Console";

    private final CurrentMember member;
    private final ConnectSessions sessions;
    private final String origin;

    ConsoleTenant(CurrentMember member, ConnectSessions sessions, PublicUrl publicUrl) {
        this.member = member;
        this.sessions = sessions;
        this.origin = Origin.of(URI.create(publicUrl.base())).orElseThrow();
    }

    /** The token of a new session for this connector alone, for a page of the console alone. */
    String token(String slug) {
        NewConnectSession request =
                NewConnectSession.of(EXTERNAL_ID, NAME).limitedTo(List.of(slug)).embeddedBy(List.of(origin));
        return sessions.create(member.scope(), request).token();
    }
}
