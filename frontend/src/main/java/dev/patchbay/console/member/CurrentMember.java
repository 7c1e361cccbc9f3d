package dev.patchbay.console.member;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.WrappedSession;
import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.MemberId;
import dev.patchbay.organization.Member;
import dev.patchbay.organization.Members;
import dev.patchbay.organization.Permission;
import dev.patchbay.organization.Scope;
import dev.patchbay.problem.NotFound;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The person at the screen. The session holds two ids as text and nothing else; what they stand for is read anew each time, so
 * that a changed role or a removed member counts at once.
 */
@Component
public class CurrentMember {

    /** Spring Session's own attribute for whose session it is, so that all sessions of a member can be found. */
    private static final String MEMBER =
            "org.springframework.session.FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME";

    private static final String ENVIRONMENT = "patchbay.environment";

    private final Members members;

    CurrentMember(Members members) {
        this.members = members;
    }

    /** Whether someone is signed in. */
    public boolean isPresent() {
        return id().isPresent();
    }

    /** @throws SignedOut when nobody is signed in, or no longer a member */
    public Member get() {
        return id().flatMap(members::find).orElseThrow(SignedOut::new);
    }

    /**
     * What the member may do, in the environment that this page showed when it was loaded: a switch in another tab must not
     * redirect what is done here.
     *
     * @throws SignedOut when nobody is signed in, or no longer a member
     */
    public Scope scope() {
        Member member = get();
        UI page = UI.getCurrent();
        Optional<EnvironmentId> shown = Optional.ofNullable(ComponentUtil.getData(page, EnvironmentId.class));
        Scope scope = enter(member, shown.or(this::chosenEnvironment));
        ComponentUtil.setData(page, EnvironmentId.class, scope.environment());
        return scope;
    }

    public boolean may(Permission permission) {
        return scope().may(permission);
    }

    /** The environment that pages loaded from now on show. */
    public void choose(EnvironmentId environment) {
        session().setAttribute(ENVIRONMENT, environment.text());
    }

    /** Signs in under a new session id, so that an id known before is worth nothing. */
    void signIn(Member member) {
        VaadinServletRequest.getCurrent().changeSessionId();
        session().setAttribute(MEMBER, member.id().text());
        session().removeAttribute(ENVIRONMENT);
    }

    /** Ends the session with every screen of it. */
    public void signOut() {
        TabMemory.signedOut(UI.getCurrent());
        UI.getCurrent().getPage().setLocation("/console/login");
        session().invalidate();
    }

    private Scope enter(Member member, Optional<EnvironmentId> environment) {
        try {
            return members.enter(member.id(), environment);
        } catch (NotFound gone) {
            return members.enter(member.id(), Optional.empty());
        }
    }

    private Optional<MemberId> id() {
        return text(MEMBER).flatMap(MemberId::parse);
    }

    private Optional<EnvironmentId> chosenEnvironment() {
        return text(ENVIRONMENT).flatMap(EnvironmentId::parse);
    }

    private static Optional<String> text(String attribute) {
        WrappedSession session = VaadinRequest.getCurrent().getWrappedSession(false);
        return session != null && session.getAttribute(attribute) instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    private static WrappedSession session() {
        return VaadinRequest.getCurrent().getWrappedSession();
    }
}
