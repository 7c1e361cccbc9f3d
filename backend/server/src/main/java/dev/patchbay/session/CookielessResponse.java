package dev.patchbay.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** Sets no cookie, whatever is asked: the widget must not depend on one, nor leave one in someone else's page. */
final class CookielessResponse extends HttpServletResponseWrapper {

    private static final String SET_COOKIE = "Set-Cookie";

    CookielessResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void addCookie(Cookie cookie) {}

    @Override
    public void setHeader(String name, String value) {
        if (!SET_COOKIE.equalsIgnoreCase(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!SET_COOKIE.equalsIgnoreCase(name)) {
            super.addHeader(name, value);
        }
    }
}
