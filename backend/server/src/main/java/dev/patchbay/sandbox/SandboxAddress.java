package dev.patchbay.sandbox;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where the sandbox is reached from outside: below the public address of this installation. */
@InSandbox
@Component
public class SandboxAddress {

    private final Environment environment;

    SandboxAddress(Environment environment) {
        this.environment = environment;
    }

    /** The public address of this installation, without a slash at the end. */
    public String installation() {
        String url = environment.getProperty("patchbay.url", "");
        if (url.isBlank()) {
            String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
            url = "http://localhost:" + port;
        }
        return url.replaceAll("/+$", "");
    }

    /** The issuer identifier (RFC 8414, section 2); every page and endpoint of the sandbox is below it. */
    public String issuer() {
        return installation() + "/sandbox";
    }
}
