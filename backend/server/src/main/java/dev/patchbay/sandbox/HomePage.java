package dev.patchbay.sandbox;

import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The sandbox's developer settings: what to paste where. */
@InSandbox
@RestController
class HomePage {

    private final Pages pages;
    private final SandboxAddress address;

    HomePage(Pages pages, SandboxAddress address) {
        this.pages = pages;
        this.address = address;
    }

    @GetMapping(path = "/sandbox", produces = MediaType.TEXT_HTML_VALUE)
    String show() {
        Html accounts = Html.NONE;
        for (SandboxAccount account : SandboxAccounts.all()) {
            accounts = accounts.plus(Html.of(
                    "account",
                    Map.of(
                            "initial", account.name().substring(0, 1),
                            "name", account.name(),
                            "workspace", account.workspace(),
                            "apiKey", account.apiKey(),
                            "bearerToken", account.bearerToken(),
                            "username", account.username(),
                            "password", account.password())));
        }
        return pages.wide(
                "Developer settings",
                Html.of(
                        "home",
                        Map.of(
                                "accounts", accounts,
                                "issuer", address.issuer(),
                                "key", SandboxAccounts.all().getFirst().apiKey())));
    }
}
