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

    /** This one, completed by another. */
    Account or(Account other) {
        return new Account(
                id == null ? other.id : id, name == null ? other.name : name, email == null ? other.email : email);
    }

    /** Whether both are known by id and differ. */
    boolean contradicts(Account other) {
        return id != null && other.id != null && !id.equals(other.id);
    }
}
