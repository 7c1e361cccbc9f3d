package dev.patchbay.console.connections;

import dev.patchbay.authorization.PublicUrl;
import dev.patchbay.connection.ConnectionEdit;
import dev.patchbay.connection.ConnectionStatus;
import dev.patchbay.connection.Connections;
import dev.patchbay.connection.Deletion;
import dev.patchbay.connection.FreshCredentials;
import dev.patchbay.connector.AuthMethod;
import dev.patchbay.connector.OAuth2;
import dev.patchbay.console.member.CurrentMember;
import dev.patchbay.id.ConnectionId;
import dev.patchbay.organization.Permission;
import dev.patchbay.page.Page;
import dev.patchbay.page.PageRequest;
import dev.patchbay.problem.NotFound;
import dev.patchbay.proxy.ProxiedCall;
import dev.patchbay.proxy.ProxiedCalls;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a member can do with a connection. Each answers with the connection as it is then. */
@Component
class ConnectionActions {

    private final CurrentMember member;
    private final ConnectionBook book;
    private final Connections connections;
    private final FreshCredentials credentials;
    private final ProxiedCalls calls;
    private final PublicUrl publicUrl;

    ConnectionActions(
            CurrentMember member,
            ConnectionBook book,
            Connections connections,
            FreshCredentials credentials,
            ProxiedCalls calls,
            PublicUrl publicUrl) {
        this.member = member;
        this.book = book;
        this.connections = connections;
        this.credentials = credentials;
        this.calls = calls;
        this.publicUrl = publicUrl;
    }

    boolean mayChange() {
        return member.may(Permission.CONNECTIONS_WRITE);
    }

    boolean canRefresh(ShownConnection shown) {
        Optional<AuthMethod> method =
                shown.connector().definition().method(shown.connection().authMethod());
        ConnectionStatus status = shown.connection().status();
        return method.filter(OAuth2.class::isInstance).isPresent()
                && (status == ConnectionStatus.ACTIVE || status == ConnectionStatus.DEGRADED);
    }

    Page<ProxiedCall> calls(ConnectionId id, PageRequest page) {
        return calls.list(member.scope(), id, page);
    }

    ShownConnection rename(ConnectionId id, String label) {
        connections.edit(member.scope(), id, label, null);
        return reread(id);
    }

    ShownConnection tag(ConnectionId id, Map<String, String> tags) {
        connections.edit(member.scope(), id, null, tags);
        return reread(id);
    }

    /** Switches it off, or on again. */
    ShownConnection disable(ConnectionId id, boolean off) {
        connections.edit(member.scope(), id, ConnectionEdit.switched(off));
        return reread(id);
    }

    ShownConnection verify(ConnectionId id) {
        connections.verify(member.scope(), id);
        return reread(id);
    }

    ShownConnection refresh(ConnectionId id) {
        credentials.refresh(member.scope(), id);
        return reread(id);
    }

    /** Deletes it, and says what became of the access at the app. */
    String delete(ShownConnection shown) {
        Deletion deletion =
                connections.delete(member.scope(), shown.connection().id());
        String app = shown.connector().name();
        return switch (deletion.atProvider()) {
            case REVOKED -> "Deleted. " + app + " confirmed that the access is revoked.";
            case NOT_SUPPORTED ->
                "Deleted here. " + app
                        + " offers no way to revoke the access; the person can remove it in their account there.";
            case FAILED ->
                "Deleted here. " + app
                        + " did not confirm that the access is revoked; the person can remove it in their account there.";
            case SCHEDULED ->
                "Deleted here. " + app
                        + " did not answer; Patchbay asks it again to revoke the access, for three days.";
        };
    }

    /** What fetches the credentials, with a placeholder for the key. */
    String curl(ConnectionId id) {
        return "curl -H \"Authorization: Bearer $PATCHBAY_KEY\" \\\n"
                + publicUrl.of("/api/v1/connections/" + id.text() + "/credentials");
    }

    ShownConnection reread(ConnectionId id) {
        return book.find(id.text()).orElseThrow(() -> new NotFound("connection"));
    }
}
