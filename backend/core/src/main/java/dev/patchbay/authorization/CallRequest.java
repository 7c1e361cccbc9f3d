package dev.patchbay.authorization;

import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Verb;
import dev.patchbay.gateway.Call;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A call to an app, for ScribeJava to sign. The verb that it has beside the call's own method is never looked at. */
final class CallRequest extends OAuthRequest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Call call;

    CallRequest(Call call) {
        super(Verb.GET, call.uri().toString());
        this.call = call;
    }

    Call call() {
        return call;
    }

    /** The body when its parameters are signed (RFC 5849, section 3.4.1.3.1), else nothing. */
    String form() {
        byte[] body = call.body();
        return body == null || !isForm(call) ? "" : new String(body, StandardCharsets.UTF_8);
    }

    static boolean isForm(Call call) {
        return call.headers().stream()
                .filter(header -> header.named("Content-Type"))
                .anyMatch(header -> header.value()
                        .split(";", 2)[0]
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .equals(FORM));
    }
}
