package dev.patchbay.connection;

import org.jspecify.annotations.Nullable;

/** Whose account at the app a connection reaches, as far as the app told. */
public record Account(
        @Nullable String id,
        @Nullable String name,
        @Nullable String email) {

    public static final Account UNKNOWN = new Account(null, null, null);

    /** The name that a person would recognise; empty when the app told none. */
    public String displayName() {
        if (name != null) {
            return name;
        }
        if (email != null) {
            return email;
        }
        return id == null ? "" : id;
    }

    /** With what the app tells now; what it does not tell stays. */
    Account and(Account told) {
        return new Account(
                told.id == null ? id : told.id,
                told.name == null ? name : told.name,
                told.email == null ? email : told.email);
    }

    /** Whether both are known by id and differ. */
    boolean contradicts(Account other) {
        return id != null && other.id != null && !id.equals(other.id);
    }
}
