package dev.patchbay.sandbox;

import dev.patchbay.authorization.PublicUrl;
import org.springframework.stereotype.Component;

/** Where the sandbox is reached from outside: below the public address of this installation. */
@InSandbox
@Component
class SandboxAddress {

    private final PublicUrl installation;

    SandboxAddress(PublicUrl installation) {
        this.installation = installation;
    }

    /** The issuer identifier (RFC 8414, section 2); every page and endpoint of the sandbox is below it. */
    String issuer() {
        return installation.of("/sandbox");
    }

    /** What stands before a request's path in its address. */
    String origin() {
        return installation.of("");
    }
}
