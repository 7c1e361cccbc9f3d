package dev.patchbay.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A customer of the SaaS that the demo plays, with the person who is signed in. */
enum DemoTenant {
    ACME("Acme Inc", "Nora Feld", "nora@acme.example"),
    GLOBEX("Globex", "Leo Marsh", "leo@globex.example");

    private final String title;
    private final String person;
    private final String email;

    DemoTenant(String title, String person, String email) {
        this.title = title;
        this.person = person;
        this.email = email;
    }

    /** The SaaS's own id for it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    String person() {
        return person;
    }

    String email() {
        return email;
    }

    static Optional<DemoTenant> byId(String id) {
        return Arrays.stream(values()).filter(tenant -> tenant.id().equals(id)).findFirst();
    }
}
