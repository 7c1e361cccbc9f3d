package dev.patchbay.authorization;

import dev.patchbay.vault.Secret;

/** Temporary credentials (RFC 5849, section 2.1), kept with the attempt until its callback. Neither part has white space. */
record RequestToken(String token, String secret) {

    static RequestToken of(Secret kept) {
        String[] parts = kept.value().split("\n", 2);
        return new RequestToken(parts[0], parts[1]);
    }

    Secret kept() {
        return new Secret(token + "\n" + secret);
    }

    @Override
    public String toString() {
        return "RequestToken[masked]";
    }
}
