package dev.patchbay.sandbox;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an access token of the sandbox may be good for. */
enum SandboxScope {
    PROFILE("profile", "See your name and e-mail address"),
    CONTACTS_READ("contacts.read", "See your contacts"),
    CONTACTS_WRITE("contacts.write", "Add contacts"),
    OFFLINE_ACCESS("offline_access", "Stay connected while you are away");

    private final String value;
    private final String words;

    SandboxScope(String value, String words) {
        this.value = value;
        this.words = words;
    }

    /** As it is written in requests and tokens. */
    String value() {
        return value;
    }

    /** What it means to the person who is asked. */
    String words() {
        return words;
    }

    static Optional<SandboxScope> of(String value) {
        return Arrays.stream(values())
                .filter(scope -> scope.value.equals(value))
                .findFirst();
    }

    static Set<String> allValues() {
        return Arrays.stream(values()).map(SandboxScope::value).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
