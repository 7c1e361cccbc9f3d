package dev.patchbay.organization;

import dev.patchbay.id.MemberId;
import dev.patchbay.id.OrganizationId;
import dev.patchbay.problem.FieldErrors;
import dev.patchbay.problem.Problem;
import dev.patchbay.storage.Columns;
import dev.patchbay.token.Token;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes a new installation usable: the operator's organization, its first API key and its first owner, or a one-time link
 * with which a person becomes that owner.
 */
@Service
public class FirstStart {

    private static final Logger log = LoggerFactory.getLogger(FirstStart.class);
    private static final Actor ITSELF = new Actor.OfSystem("first start");

    private final Organizations organizations;
    private final EnvironmentTable environments;
    private final ApiKeys apiKeys;
    private final Members members;
    private final JdbcClient jdbc;
    private final Clock clock;

    FirstStart(
            Organizations organizations,
            EnvironmentTable environments,
            ApiKeys apiKeys,
            Members members,
            JdbcClient jdbc,
            Clock clock) {
        this.organizations = organizations;
        this.environments = environments;
        this.apiKeys = apiKeys;
        this.members = members;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the environment says of a first start. A blank is no value: compose files pass one for what is not set. */
    @ConfigurationProperties("patchbay")
    public record FirstStartProperties(
            @Nullable String adminEmail,
            @Nullable String adminPassword,
            @Nullable String apiKey,
            @Nullable String organization) {

        public FirstStartProperties {
            adminEmail = adminEmail == null || adminEmail.isBlank() ? null : adminEmail.strip();
            adminPassword = adminPassword == null || adminPassword.isBlank() ? null : adminPassword;
            apiKey = apiKey == null || apiKey.isBlank() ? null : apiKey.strip();
            organization = organization == null || organization.isBlank() ? null : organization.strip();
        }

        /** Without the password and the key. */
        @Override
        public String toString() {
            return "FirstStartProperties[adminEmail=" + adminEmail + "]";
        }
    }

    /** The set-up link was used, replaced by a newer one, or never ours. */
    public static final class UnknownSetupLink extends Problem {
        UnknownSetupLink() {
            super(
                    Kind.NOT_FOUND,
                    "setup_link_unknown",
                    "This set-up link is no longer valid; the newest one is in the server's log.");
        }
    }

    /**
     * Creates what is missing; safe to call at every start.
     *
     * @return the token of a new set-up link, when nobody can sign in yet
     */
    @Transactional
    public Optional<String> prepare(FirstStartProperties properties) {
        Organization operator = environments
                .operator()
                .orElseGet(() -> organizations.create(nameOr(properties, "My organization"), true));
        Environment test = environments.ofOrganization(operator.id()).getFirst();
        if (properties.apiKey() != null) {
            apiKeys.adopt(operator.id(), test, properties.apiKey(), Permission.ofApiKeys());
        }
        if (!members.isNobodyYet()) {
            return Optional.empty();
        }
        if (properties.adminEmail() != null && properties.adminPassword() != null) {
            String email = properties.adminEmail();
            members.insert(ITSELF, operator.id(), email, email.split("@")[0], properties.adminPassword(), Role.OWNER);
            log.info("Created the first owner of the console");
            return Optional.empty();
        }
        return Optional.of(newSetupLink());
    }

    private static String nameOr(FirstStartProperties properties, String usual) {
        String name = properties.organization();
        return name == null ? usual : name;
    }

    /** Whether nobody can sign in until the set-up link is used. */
    public boolean awaitsOwner() {
        return members.isNobodyYet();
    }

    /** Whether this token can still be spent. */
    public boolean isSetupLink(String token) {
        return members.isNobodyYet()
                && jdbc.sql("select token_hash from setup_link where id = 1")
                        .query((row, n) -> row.getBytes(1))
                        .optional()
                        .filter(hash -> Token.matches(token, hash))
                        .isPresent();
    }

    /**
     * Spends the set-up link: names the organization and makes its first owner.
     *
     * @throws UnknownSetupLink when the token is not the newest one, or spent
     */
    @Transactional
    public MemberId setUp(String token, String organization, String email, String name, String password) {
        if (!isSetupLink(token)
                || jdbc.sql("delete from setup_link where token_hash = ?")
                                .param(Token.hash(token))
                                .update()
                        != 1) {
            throw new UnknownSetupLink();
        }
        Organization operator = environments.operator().orElseThrow(UnknownSetupLink::new);
        FieldErrors errors = new FieldErrors();
        String called = Organizations.checkedName("organization", organization, errors);
        errors.throwIfAny();
        environments.rename(operator.id(), called);
        return members.insert(ITSELF, operator.id(), email, name, password, Role.OWNER)
                .id();
    }

    /** The operator's organization, once there is one. */
    public Optional<OrganizationId> operator() {
        return environments.operator().map(Organization::id);
    }

    /** The scope with which the sandbox furnishes the operator's test environment. */
    public Scope operatorsTestScope() {
        Organization operator = environments.operator().orElseThrow(() -> new IllegalStateException("not prepared"));
        Environment test = environments.ofOrganization(operator.id()).getFirst();
        return Scopes.ofSystem(operator.id(), test.id(), "first start");
    }

    private String newSetupLink() {
        String token = Token.next();
        jdbc.sql("delete from setup_link").update();
        jdbc.sql("insert into setup_link (id, token_hash, created_at) values (1, ?, ?)")
                .params(Token.hash(token), Columns.timestamp(clock.instant()))
                .update();
        return token;
    }
}
