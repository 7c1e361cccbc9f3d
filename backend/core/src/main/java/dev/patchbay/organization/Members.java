package dev.patchbay.organization;

import dev.patchbay.id.EnvironmentId;
import dev.patchbay.id.MemberId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.problem.FieldErrors;
import dev.patchbay.problem.InvalidInput;
import dev.patchbay.problem.NotFound;
import dev.patchbay.token.Token;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people who sign in to the console. */
@Service
public class Members {

    private static final int SHORTEST_PASSWORD = 12;

    private final MemberTable table;
    private final EnvironmentTable environments;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private volatile @Nullable String nobodysHash;

    Members(
            MemberTable table,
            EnvironmentTable environments,
            PasswordEncoder passwords,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.environments = environments;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
    }

    /** The member with this e-mail and password, and nothing else about why there is none. */
    public Optional<Member> signIn(String email, String password) {
        Optional<MemberTable.Stored> stored = table.findByEmail(normal(email));
        // An unknown e-mail costs as much time as a wrong password, so that the time tells nothing.
        String hash = stored.map(MemberTable.Stored::passwordHash).orElseGet(this::nobodysHash);
        boolean matches = password.length() <= 1000 && passwords.matches(password, hash);
        Optional<Member> found = stored.map(MemberTable.Stored::member);
        signIn(found, matches).ifPresent(events::publishEvent);
        return matches ? found : Optional.empty();
    }

    /** What was typed is not told: it may be a password in the wrong field. Nobody's attempts are the operator's to see. */
    private Optional<Act> signIn(Optional<Member> member, boolean matches) {
        if (member.isEmpty()) {
            return environments
                    .operator()
                    .map(operator -> new Act(
                            operator.id(),
                            null,
                            null,
                            "member.signed_in",
                            new Act.Subject("member", "", ""),
                            false,
                            Map.of("error", "unknown_email")));
        }
        Member known = member.get();
        Actor actor = matches ? new Actor.OfMember(known.id(), known.name()) : null;
        Act act = Act.of(known.organization(), null, actor, "member.signed_in", known.id(), known.name());
        return Optional.of(matches ? act : act.refused().with("error", "wrong_password"));
    }

    public Optional<Member> find(MemberId id) {
        return table.find(id);
    }

    /** Members of the scope's organization, by name. */
    public List<Member> list(Scope scope) {
        scope.require(Permission.MEMBERS_WRITE);
        return table.ofOrganization(scope.organization());
    }

    /** What this member may do in that environment, or in the organization's first one when none is named. */
    public Scope enter(MemberId id, Optional<EnvironmentId> environment) {
        Member member = table.find(id).orElseThrow(() -> new NotFound("member"));
        List<Environment> own = environments.ofOrganization(member.organization());
        Environment entered = own.stream()
                .filter(e -> environment.isEmpty() || e.id().equals(environment.get()))
                .findFirst()
                .orElseThrow(() -> new NotFound("environment"));
        return new Scope(
                member.organization(),
                entered.id(),
                new Actor.OfMember(member.id(), member.name()),
                member.role().permissions());
    }

    /** Adds a person to the scope's organization. */
    @Transactional
    public Member add(Scope scope, String email, String name, String password, Role role) {
        scope.require(Permission.MEMBERS_WRITE);
        return insert(scope.actor(), scope.organization(), email, name, password, role);
    }

    /** Adds the first owner of an organization that the operator just made. */
    @Transactional
    public Member addFirstOwner(
            Scope operator, OrganizationId organization, String email, String name, String password) {
        operator.require(Permission.ORGANIZATIONS_WRITE);
        boolean byOperator =
                environments.findOrganization(operator.organization()).stream().anyMatch(Organization::operator);
        if (!byOperator || !table.ofOrganization(organization).isEmpty()) {
            throw new Forbidden(Permission.ORGANIZATIONS_WRITE);
        }
        return insert(operator.actor(), organization, email, name, password, Role.OWNER);
    }

    boolean isNobodyYet() {
        return table.isEmpty();
    }

    Member insert(Actor by, OrganizationId organization, String email, String name, String password, Role role) {
        FieldErrors errors = new FieldErrors();
        String address = normal(email);
        if (!address.matches("[^@\\s]{1,64}@[^@\\s]{1,189}")) {
            errors.add("email", "email", "Enter an e-mail address like ada@example.com.");
        } else if (table.findByEmail(address).isPresent()) {
            errors.add("email", "taken", "Someone already signs in with this e-mail address.");
        }
        if (name.isBlank() || name.length() > 120) {
            errors.add("name", "length", "Enter a name of at most 120 characters.");
        }
        if (password.length() < SHORTEST_PASSWORD || password.length() > 1000) {
            errors.add("password", "length", "Choose a password of at least " + SHORTEST_PASSWORD + " characters.");
        }
        errors.throwIfAny();
        Member member = new Member(MemberId.next(), organization, address, name.strip(), role, clock.instant());
        table.insert(member, encode(password));
        events.publishEvent(Act.of(organization, null, by, "member.created", member.id(), member.name())
                .with("role", role.name().toLowerCase(Locale.ROOT)));
        return member;
    }

    private String encode(String password) {
        String hash = passwords.encode(password);
        if (hash == null) {
            throw new InvalidInput("password", "required", "Enter a password.");
        }
        return hash;
    }

    /** A hash that no password is known for, made at the first need of it. */
    private String nobodysHash() {
        String hash = nobodysHash;
        if (hash == null) {
            hash = encode(Token.next());
            nobodysHash = hash;
        }
        return hash;
    }

    private static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
