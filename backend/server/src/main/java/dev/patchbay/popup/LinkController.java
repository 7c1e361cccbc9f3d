package dev.patchbay.popup;

import dev.patchbay.connect.CannotOpenWidget;
import dev.patchbay.connect.ConnectSessions;
import dev.patchbay.connect.EndUser;
import dev.patchbay.connect.WidgetScope;
import dev.patchbay.organization.Organizations;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/**
 * The hosted link: a page of its own for people without the SaaS's page. It can be mailed, so it says whose account it is for
 * before anything happens, and only the person's click spends it: a mail scanner's look does not.
 */
@Controller
class LinkController {

    private final ConnectSessions sessions;
    private final Organizations organizations;
    private final PopupPage page;

    LinkController(ConnectSessions sessions, Organizations organizations, PopupPage page) {
        this.sessions = sessions;
        this.organizations = organizations;
        this.page = page;
    }

    @GetMapping("/connect/link/{key}")
    ResponseEntity<String> look(@PathVariable String key) {
        try {
            WidgetScope widget = sessions.lookAtLink(key);
            String organization = organizations.of(widget.scope()).name();
            return page.ask(
                    new PopupPage.Content(
                            "asking",
                            "",
                            organization.substring(0, organization.offsetByCodePoints(0, 1)),
                            "Connect your apps to " + organization,
                            "What you connect here is attached to the account " + account(widget)
                                    + ". Go on only if that is yours."),
                    "Continue");
        } catch (CannotOpenWidget e) {
            return closed(e);
        }
    }

    @PostMapping("/connect/link/{key}")
    ResponseEntity<String> open(
            @PathVariable String key, @RequestHeader(name = "Sec-Fetch-Site", required = false) @Nullable String site) {
        if (site != null && !site.equals("same-origin")) {
            return look(key);
        }
        try {
            ConnectSessions.Opened opened = sessions.openLink(key);
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .cacheControl(CacheControl.noStore())
                    .header("Referrer-Policy", "no-referrer")
                    .location(URI.create("/connect/" + opened.key() + "/"))
                    .build();
        } catch (CannotOpenWidget e) {
            return closed(e);
        }
    }

    private static String account(WidgetScope widget) {
        EndUser user = widget.session().endUser();
        String tenant = widget.tenant().displayName();
        String person = user == null ? null : user.email() == null ? user.name() : user.email();
        return person == null ? tenant : tenant + " (" + person + ")";
    }

    private ResponseEntity<String> closed(CannotOpenWidget refused) {
        String text = switch (refused.reason()) {
            case TOKEN_UNKNOWN -> "This link is not valid. Ask whoever sent it for a new one.";
            case TOKEN_USED -> "This link was used already; it works once. Ask whoever sent it for a new one.";
            case TOKEN_EXPIRED, SESSION_ENDED -> "This link has ended. Ask whoever sent it for a new one.";
            case ORIGIN_NOT_ALLOWED -> "This link cannot be opened here.";
        };
        return page.done(HttpStatus.GONE, new PopupPage.Content("stopped", "", "!", "This link does not open", text));
    }
}
