package dev.patchbay.console.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** Light or dark, kept in a cookie of the console so that a page has its look from the first moment. */
public enum Theme {
    SYSTEM("As the system", ColorScheme.Value.LIGHT_DARK),
    LIGHT("Light", ColorScheme.Value.LIGHT),
    DARK("Dark", ColorScheme.Value.DARK);

    private static final String COOKIE = "patchbay-look";
    private static final String FAVICON =
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E"
                    + "%3Crect width='24' height='24' rx='6' fill='%234453d6'/%3E%3Cpath d='M6.5 8.5h2c5 0 3 7 8 7h1' fill='none' "
                    + "stroke='white' stroke-width='2' stroke-linecap='round'/%3E%3Ccircle cx='6.5' cy='8.5' r='2' fill='white'/%3E"
                    + "%3Ccircle cx='17.5' cy='15.5' r='2' fill='white'/%3E%3C/svg%3E";

    private final String label;
    private final ColorScheme.Value scheme;

    Theme(String label, ColorScheme.Value scheme) {
        this.label = label;
        this.scheme = scheme;
    }

    public String label() {
        return label;
    }

    /** What the connect widget calls it. */
    public String forWidget() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Theme current() {
        return of(VaadinRequest.getCurrent());
    }

    private static Theme of(VaadinRequest request) {
        Cookie[] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .flatMap(cookie ->
                        Stream.of(values()).filter(look -> look.forWidget().equals(cookie.getValue())))
                .findFirst()
                .orElse(SYSTEM);
    }

    /** Changes the page's look, now and for the next times. */
    void choose(UI page) {
        page.getPage().setColorScheme(scheme);
        Cookie cookie = new Cookie(COOKIE, forWidget());
        cookie.setPath("/console");
        cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        VaadinResponse.getCurrent().addCookie(cookie);
    }

    /** Gives a page of the console its look before anything of it is drawn. */
    public static void dress(IndexHtmlResponse page) {
        ColorScheme.Value scheme = of(page.getVaadinRequest()).scheme;
        page.getDocument()
                .getElementsByTag("html")
                .attr("theme", scheme.getThemeValue())
                .attr("style", "color-scheme: " + scheme.getValue());
        page.getDocument().head().appendElement("link").attr("rel", "icon").attr("href", FAVICON);
    }
}
