package dev.patchbay.sandbox;

import dev.patchbay.token.Token;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A client secret is random, so a plain hash keeps it; in the form that the authorization server's library asks for. */
final class ClientSecretHash implements PasswordEncoder {

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        return secret == null ? null : HexFormat.of().formatHex(Token.hash(secret.toString()));
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
        return secret != null
                && hash != null
                && Token.matches(secret.toString(), HexFormat.of().parseHex(hash));
    }
}
