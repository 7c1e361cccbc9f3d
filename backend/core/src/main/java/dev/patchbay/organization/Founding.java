package dev.patchbay.organization;

import dev.patchbay.problem.FieldError;
import dev.patchbay.problem.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes an organization together with the person who can sign in to it: both or neither. */
@Service
public class Founding {

    private final Organizations organizations;
    private final Members members;

    Founding(Organizations organizations, Members members) {
        this.organizations = organizations;
        this.members = members;
    }

    /** The first owner of a new organization, as the operator enters them. */
    public record Owner(String email, String name, String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Owner[" + email + "]";
        }
    }

    /**
     * For the operator alone.
     *
     * @throws InvalidInput naming {@code name}, {@code owner.email}, {@code owner.name} or {@code owner.password}
     */
    @Transactional
    public Organization found(Scope operator, String name, Owner owner) {
        Organization organization = organizations.create(operator, name);
        try {
            members.addFirstOwner(operator, organization.id(), owner.email(), owner.name(), owner.password());
        } catch (InvalidInput e) {
            throw new InvalidInput(e.errors().stream()
                    .map(error -> new FieldError("owner." + error.field(), error.code(), error.message()))
                    .toList());
        }
        return organization;
    }
}
